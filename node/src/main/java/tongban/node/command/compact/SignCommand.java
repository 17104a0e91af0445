package tongban.node.command.compact;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.kernel.compact.CompactId;
import tongban.node.command.zone.WordsOption;
import tongban.verifier.command.Output;

/** Signs for this zone. */
@Command(name = "sign", resourceBundle = "tongban.node.command.compact.messages")
final class SignCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private Place place = new Place();

    @Mixin
    private WordsOption words = new WordsOption();

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "id")
    private String id = "";

    @Override
    public Integer call() {
        return place.work(output, open -> {
            CompactId found = open.find(id).id();
            return Told.deed(
                    open,
                    open.sealed(
                            words,
                            seal -> open.recorded(
                                    "sign", "", () -> open.compacts().sign(found, seal))),
                    "signed");
        });
    }
}
