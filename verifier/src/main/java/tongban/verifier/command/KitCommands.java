package tongban.verifier.command;

import java.util.List;

/** The commands of the kit itself. */
public final class KitCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new TestCommand(), new CompletionCommand());
    }

    @Override
    public Heading heading() {
        return Heading.WORK;
    }
}
