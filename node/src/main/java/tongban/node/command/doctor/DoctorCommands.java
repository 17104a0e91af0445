package tongban.node.command.doctor;

import java.util.List;
import tongban.node.MachineClock;
import tongban.verifier.command.CommandSource;

/** The command {@code doctor}. */
public final class DoctorCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new DoctorCommand(MachineClock.source()));
    }

    @Override
    public Heading heading() {
        return Heading.RUN;
    }
}
