package tongban.node.command.compact;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The command {@code compact} with all that stands below it. */
public final class CompactCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new CompactCommand());
    }

    @Override
    public Heading heading() {
        return Heading.RUN;
    }
}
