package tongban.node.operator.web;

import org.springframework.ui.Model;
import tongban.node.web.Attempt;
import tongban.node.web.Faults;

/** Puts a refusal where the page shows it. */
final class Shown {

    private Shown() {}

    static void on(Model model, Attempt.Refused<?> refused) {
        new Faults()
                .add(refused.field(), refused.key(), refused.arguments().toArray())
                .into(model);
    }
}
