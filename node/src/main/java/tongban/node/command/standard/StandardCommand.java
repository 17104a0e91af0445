package tongban.node.command.standard;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Standards of service items; what is done stands below. */
@Command(
        name = "standard",
        resourceBundle = "tongban.node.command.standard.messages",
        subcommands = {ListCommand.class, CheckCommand.class, DiffCommand.class, DrawCommand.class, PublishCommand.class
        })
final class StandardCommand implements Callable<Integer> {

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
