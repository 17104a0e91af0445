package tongban.node.exchange.store;

import java.util.Collection;
import java.util.List;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;

/**
 * Questions that wait in memory for their place in the log: they need no table, since whoever asked waits too. What the
 * sequencer takes stays here until its transaction has committed.
 */
public interface Pending {

    /** Nothing waits. */
    Pending NONE = new Pending() {
        @Override
        public List<Draft> next(int entriesMax, int bytesMax) {
            return List.of();
        }

        @Override
        public void placed(Collection<EntryId> ids) {}
    };

    /** The next drafts, inside the sequencing transaction; the same ones again until they are placed. */
    List<Draft> next(int entriesMax, int bytesMax);

    /** These have their place in the log, after the commit. */
    void placed(Collection<EntryId> ids);
}
