package tongban.node.command.compact;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactHistory.HeldAct;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.HeldNote;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Shows one agreement: its text, who has signed, what was done with it, its state. */
@Command(name = "show", resourceBundle = "tongban.node.command.compact.messages")
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "id")
    private String id = "";

    @Option(names = "--bundle", descriptionKey = "bundle")
    private boolean bundle;

    @Override
    public Integer call() {
        return place.work(output, open -> {
            HeldCompact held = open.find(id);
            Instant now = open.clock().instant();
            (bundle ? held.bundle() : held.compact().text()).lines().forEach(output::print);
            Map<String, Object> json = Told.json(held, now);
            if (!bundle) {
                output.print("");
                output.say("id.whole", held.id().hex());
                output.print(Told.state(output, held.state(now)));
                held.compact().parties().forEach(party -> signature(held, party));
                held.history().acts().forEach(this::act);
            }
            json.put("bundle", held.bundle());
            return output.finish(Verdict.WELL, json);
        });
    }

    private void signature(HeldCompact held, ZoneCode party) {
        HeldNote note = held.signatures().get(party);
        if (note == null) {
            output.say("party.missing", party.value());
        } else if (note.held().isEmpty()) {
            output.say("party.unchecked", party.value());
        } else {
            output.say("party.signed", party.value(), Told.moment(note.held().get()));
        }
    }

    private void act(HeldAct act) {
        output.say(
                "act",
                Told.moment(act.held()),
                act.suspension().zone().value(),
                output.text("act." + act.suspension().act().word()),
                act.suspension().reason());
    }
}
