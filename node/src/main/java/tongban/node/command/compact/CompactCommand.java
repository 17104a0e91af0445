package tongban.node.command.compact;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Agreements of a zone; what is done stands below. */
@Command(
        name = "compact",
        resourceBundle = "tongban.node.command.compact.messages",
        subcommands = {
            DraftCommand.class,
            SignCommand.class,
            ListCommand.class,
            ShowCommand.class,
            SuspendCommand.class,
            ResumeCommand.class,
            ReplaceCommand.class,
            EndCommand.class
        })
final class CompactCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String known = spec == null ? "" : String.join(", ", spec.subcommands().keySet());
        throw new BadInput(output.text("which", known));
    }
}
