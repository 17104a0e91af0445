package tongban.kernel.exchange;

import java.util.Collection;
import java.util.List;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;

/** The tables of a log that this zone writes, inside one database transaction. */
public interface OutgoingLog {

    /** The durable state. */
    Outgoing outgoing();

    /**
     * Saves the state that has the next revision.
     *
     * @throws Fenced when the stored revision is not the one before: another replica was first
     */
    void save(Outgoing next);

    /**
     * Drafts that have no index: <em>all</em> of them are candidates, whenever they were committed, in the order in
     * which they were written, so that the order within a key is kept.
     *
     * @param entriesMax at most so many
     * @param bytesMax stop before the bodies together exceed this; a first draft is always given
     */
    List<Draft> unsequenced(int entriesMax, int bytesMax);

    /** Writes drafts; an id that this log has used before, as draft or entry, is left as it is. */
    void add(List<Draft> drafts);

    /**
     * Appends entries with their leaf hashes and takes their drafts away. A draft whose id comes back inside an entry
     * adopted after a restore goes away as well.
     */
    void appendOutgoing(long first, List<Entry> entries, List<Digest> leaves, Collection<EntryId> ids);

    /** Entries from an index on; may stop early, but not before the first. */
    List<Entry> outgoingEntries(long from, int entriesMax, int bytesMax);

    HashSource outgoingHashes();

    /** The root of the tree over the first entries; a store may know the newest ones without reading the log. */
    default Digest outgoingRoot(long size) {
        Outgoing log = outgoing();
        return size == log.size()
                ? log.head().root()
                : new TreeNodes(new TreeHash(log.channel().suite()), outgoingHashes()).root(size);
    }

    /** Takes bodies and salts of these entries away for ever. */
    void eraseOutgoing(List<Long> indexes);
}
