package tongban.verifier.settlement;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The commands that compute what would be. */
public final class WhatIfCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new WhatIfCommand());
    }
}
