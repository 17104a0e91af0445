package tongban.verifier.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code test} in the overview, in help and in completion; the launcher runs it before anything is built. */
@Command(name = "test", resourceBundle = "tongban.verifier.command.messages")
final class TestCommand implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Option(names = "--install", descriptionKey = "install")
    private boolean install;

    @Option(names = "--long", descriptionKey = "long")
    private boolean extended;

    @Override
    public Integer call() {
        throw new BadInput(output.text("test.launcher"));
    }
}
