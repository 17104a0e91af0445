package tongban.verifier.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script with which a shell completes the words of {@code tongban}. */
@Command(name = "completion", resourceBundle = "tongban.verifier.command.messages")
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "bash|zsh", descriptionKey = "shell", completionCandidates = Shells.class)
    private String shell = "";

    @Override
    public Integer call() {
        if (!new Shells().contains(shell)) {
            throw new BadInput(output.text("completion.shell", shell));
        }
        if (spec == null) {
            throw new IllegalStateException("run by picocli only");
        }
        // The generated script turns on bash completion in zsh by itself, so one script serves both shells.
        AutoComplete.bash("tongban", spec.root().commandLine()).lines().forEach(output::print);
        return output.finish(Verdict.WELL, Map.of("shell", shell));
    }

    /** The shells that have a script. */
    static final class Shells extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Shells() {
            super(java.util.List.of("bash", "zsh"));
        }
    }
}
