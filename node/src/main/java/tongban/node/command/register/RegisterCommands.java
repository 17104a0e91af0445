package tongban.node.command.register;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The command {@code register} with all that stands below it. */
public final class RegisterCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new RegisterCommand());
    }

    @Override
    public Heading heading() {
        return Heading.RUN;
    }
}
