package tongban.node.command.compact;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.verifier.command.Output;

/** Takes a text up as a draft. */
@Command(name = "draft", resourceBundle = "tongban.node.command.compact.messages")
final class DraftCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    @Override
    public Integer call() {
        byte[] text = Told.text(output, Objects.requireNonNull(file));
        return place.work(
                output,
                open -> Told.deed(
                        open, open.recorded("draft", "", () -> open.compacts().draft(text)), "drafted"));
    }
}
