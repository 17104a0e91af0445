package tongban.node.command;

import java.util.List;
import tongban.node.MachineClock;
import tongban.verifier.command.CommandSource;

/** The commands that run nodes. */
public final class NodeCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new DemoCommand(MachineClock.source()), new ServeCommand());
    }

    @Override
    public Heading heading() {
        return Heading.RUN;
    }
}
