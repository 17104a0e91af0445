package tongban.node.command.compact;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.compact.CompactId;
import tongban.node.command.zone.WordsOption;
import tongban.verifier.command.Output;

/** Suspends at once. */
@Command(name = "suspend", resourceBundle = "tongban.node.command.compact.messages")
final class SuspendCommand implements Callable<Integer> {

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
            return Told.deed(
                    open,
                    open.sealed(
                            words,
                            seal -> open.recorded(
                                    "suspend", reason, () -> open.compacts().suspend(found, reason, seal))),
                    "suspended");
        });
    }
}
