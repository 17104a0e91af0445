package tongban.node.compact.store;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The agreements in memory. Every look asks the database for the revision, one small query, inside the caller's
 * transaction; so a change by another process counts from its commit on, and a change of one's own at once.
 */
public final class HoldingsCopy {

    private final CompactTables tables;
    private final AtomicReference<@Nullable Holdings> copy = new AtomicReference<>();

    public HoldingsCopy(CompactTables tables) {
        this.tables = tables;
    }

    /** The agreements as the caller's transaction may see them. */
    public Holdings now() {
        Holdings held = copy.get();
        if (held != null && held.revision() == tables.revision()) {
            return held;
        }
        Holdings fresh = Holdings.read(tables);
        copy.set(fresh);
        return fresh;
    }
}
