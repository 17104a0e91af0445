package tongban.node.story;

import java.util.List;
import tongban.node.MachineClock;
import tongban.verifier.command.CommandSource;

/** The command that plays stories. */
public final class StoryCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new StoryCommand(MachineClock.source()));
    }

    @Override
    public Heading heading() {
        return Heading.TRY;
    }
}
