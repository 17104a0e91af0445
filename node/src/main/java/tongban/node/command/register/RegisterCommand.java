package tongban.node.command.register;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Registers of a zone; what is done stands below. */
@Command(
        name = "register",
        resourceBundle = "tongban.node.command.register.messages",
        subcommands = {ImportCommand.class})
final class RegisterCommand implements Callable<Integer> {

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
