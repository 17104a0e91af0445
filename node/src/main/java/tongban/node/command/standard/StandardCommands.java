package tongban.node.command.standard;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The command {@code standard} with all that stands below it. */
public final class StandardCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new StandardCommand());
    }

    @Override
    public Heading heading() {
        return Heading.RUN;
    }
}
