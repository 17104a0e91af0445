package tongban.node.command.backup;

import java.util.List;
import tongban.node.MachineClock;
import tongban.verifier.command.CommandSource;

/** The commands {@code backup} and {@code restore}. */
public final class BackupCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new BackupCommand(MachineClock.source()), new RestoreCommand());
    }

    @Override
    public Heading heading() {
        return Heading.RUN;
    }
}
