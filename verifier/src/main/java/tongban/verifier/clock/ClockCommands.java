package tongban.verifier.clock;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The commands of the legal clock. */
public final class ClockCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new ClockCommand());
    }
}
