package tongban.node.command.zone;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The command {@code zone} with all that stands below it. */
public final class ZoneCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new ZoneCommand());
    }

    @Override
    public Heading heading() {
        return Heading.RUN;
    }
}
