package tongban.node.command.zone;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** A zone, its descriptor, its partners and keys; what is done stands below. */
@Command(
        name = "zone",
        resourceBundle = "tongban.node.command.zone.messages",
        subcommands = {
            NewCommand.class,
            InviteCommand.class,
            JoinCommand.class,
            ShowCommand.class,
            RolloverCommand.class,
            RevokeCommand.class
        })
final class ZoneCommand implements Callable<Integer> {

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
