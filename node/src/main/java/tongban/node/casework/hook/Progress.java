package tongban.node.casework.hook;

import java.time.Instant;
import java.util.List;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;

/** Hears of each event of a case that this zone keeps, in the transaction that keeps it. */
public interface Progress {

    /** Nobody listens. */
    Progress UNHEARD = (file, added, now) -> {};

    /**
     * A case has moved.
     *
     * @param file as it is kept after these events
     * @param added in their order; none when a partner repeated itself
     */
    void moved(CaseRecord file, List<HeldEvent> added, Instant now);
}
