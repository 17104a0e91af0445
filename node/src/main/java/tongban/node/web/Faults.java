package tongban.node.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;

/**
 * What is wrong with a form, field by field (表单错误). It is one request's own, in the order of the fields on the
 * page.
 */
public final class Faults {

    /** The name in the model under which layout and parts look for it. */
    public static final String NAME = "faults";

    private final List<Fault> faults = new ArrayList<>();

    /**
     * One thing that is wrong.
     *
     * @param field the id of the input
     * @param key the key of the sentence, which says what would pass
     * @param arguments what stands in {0}, {1} …
     */
    public record Fault(String field, String key, List<Object> arguments) {}

    /** Notes what is wrong with a field. */
    public Faults add(String field, String key, Object... arguments) {
        faults.add(new Fault(field, key, List.of(arguments)));
        return this;
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(faults);
    }

    /** The first fault of a field. */
    public Optional<Fault> of(String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }

    /** Puts this into the model, where the layout finds it. */
    public void into(Model model) {
        model.addAttribute(NAME, this);
    }
}
