package tongban.simulation;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The command of this module. */
public final class SimulationCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new SimulateCommand());
    }

    @Override
    public Heading heading() {
        return Heading.TRY;
    }
}
