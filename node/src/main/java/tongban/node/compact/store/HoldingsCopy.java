package tongban.node.compact.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The agreements in memory. A strict look asks the database for the revision, one small query, inside the caller's
 * transaction; so a change by another process counts from its commit on, and a change of one's own at once.
 */
public final class HoldingsCopy {

    private static final Duration RECENT = Duration.ofMillis(50);

    private final CompactTables tables;
    private final AtomicReference<@Nullable Looked> copy = new AtomicReference<>();

    /** What was read, when it was last found to be the newest, and how often this process had written then. */
    private record Looked(Holdings holdings, Instant at, long written) {}

    public HoldingsCopy(CompactTables tables) {
        this.tables = tables;
    }

    /** The agreements as the caller's transaction may see them. */
    public Holdings now() {
        Looked held = copy.get();
        return look(held == null ? Instant.MIN : held.at()).holdings();
    }

    /** The agreements as they were at most 50 ms ago. */
    public Holdings recent(Instant now) {
        Looked held = copy.get();
        boolean isRecent = held != null
                && held.written() == tables.written()
                && !now.isBefore(held.at())
                && now.isBefore(held.at().plus(RECENT));
        return isRecent && held != null ? held.holdings() : look(now).holdings();
    }

    private Looked look(Instant at) {
        long written = tables.written();
        Looked held = copy.get();
        Holdings holdings = held != null && held.holdings().revision() == tables.revision()
                ? held.holdings()
                : Holdings.read(tables);
        Looked looked = new Looked(holdings, at, written);
        copy.set(looked);
        return looked;
    }
}
