package tongban.benchmarks;

import java.util.List;
import tongban.verifier.command.CommandSource;

/** The measuring commands. */
public final class BenchCommands implements CommandSource {
    @Override
    public List<Object> commands() {
        return List.of(new BenchCommand());
    }

    @Override
    public Heading heading() {
        return Heading.TRY;
    }
}
