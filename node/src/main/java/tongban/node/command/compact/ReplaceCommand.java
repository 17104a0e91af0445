package tongban.node.command.compact;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactReading;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Takes a text up that replaces an agreement. */
@Command(name = "replace", resourceBundle = "tongban.node.command.compact.messages")
final class ReplaceCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "id")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Path named = Objects.requireNonNull(file);
        byte[] text = Told.text(output, named);
        return place.work(output, open -> {
            CompactId before = open.find(id).id();
            if (Compact.read(text) instanceof CompactReading.Well<Compact> well
                    && !well.value().replaces().filter(before::equals).isPresent()) {
                throw new BadInput(output.text("names.other", named, before.hex()));
            }
            return Told.deed(
                    open, open.recorded("draft", "", () -> open.compacts().draft(text)), "drafted");
        });
    }
}
