package tongban.node.command.compact;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.compact.CompactId;
import tongban.node.command.zone.WordsOption;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.compact.OpenMatters;
import tongban.verifier.command.Output;

/** Ends an agreement for all, or withdraws from it while signatures are missing. */
@Command(name = "end", resourceBundle = "tongban.node.command.compact.messages")
final class EndCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Mixin
    private WordsOption words = new WordsOption();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "id")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "reason")
    private String reason = "";

    @Override
    public Integer call() {
        return place.work(output, open -> {
            CompactId found = open.find(id).id();
            Deed deed = open.sealed(
                    words,
                    seal -> open.recorded("end", reason, () -> open.compacts().end(found, reason, seal)));
            List<String> matters = deed instanceof Deed.Done ? matters(open.compacts(), found) : List.of();
            return Told.deed(open, deed, "ended", Map.of("matters", matters));
        });
    }

    /** Modules that let matters run stand in the node; its page of this agreement lists them all. */
    private List<String> matters(Compacts compacts, CompactId ended) {
        List<String> matters = compacts.openMatters(ended).stream()
                .map(OpenMatters.Matter::reference)
                .toList();
        matters.forEach(matter -> output.say("matter", matter));
        return matters;
    }
}
