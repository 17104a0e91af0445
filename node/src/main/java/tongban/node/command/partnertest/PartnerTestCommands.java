package tongban.node.command.partnertest;

import java.security.SecureRandom;
import java.util.List;
import tongban.node.MachineClock;
import tongban.verifier.command.CommandSource;

/** The command of this package. */
public final class PartnerTestCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new PartnerTestCommand(MachineClock.source(), new SecureRandom()));
    }

    @Override
    public Heading heading() {
        return Heading.TRY;
    }
}
