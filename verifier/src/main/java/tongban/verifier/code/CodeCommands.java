package tongban.verifier.code;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The command {@code code}. */
public final class CodeCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new CodeCommand(System.in));
    }
}
