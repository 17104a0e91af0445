package tongban.verifier.audit;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The command {@code audit} with {@code prove} and {@code check}. */
public final class AuditCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new AuditCommand());
    }
}
