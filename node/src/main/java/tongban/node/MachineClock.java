package tongban.node;

import java.time.InstantSource;

/** The clock of the machine, for what runs nodes; everything else is given the time. */
public final class MachineClock {

    private MachineClock() {}

    public static InstantSource source() {
        return InstantSource.system();
    }
}
