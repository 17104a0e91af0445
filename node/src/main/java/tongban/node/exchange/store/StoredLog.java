package tongban.node.exchange.store;

import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Entry;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;

/** One stored log, to be read piece by piece. */
public final class StoredLog {

    private final LogDatabase base;
    private final LogRow row;

    StoredLog(LogDatabase base, LogRow row) {
        this.base = base;
        this.row = row;
    }

    public ChannelName name() {
        return row.name();
    }

    /** Entries from an index on, within the limits of a batch. */
    public List<Entry> entries(long from, int entriesMax, int bytesMax) {
        return segments().from(from, entriesMax, bytesMax);
    }

    /** The batch of a partner's log in which an index stands, as it was received. */
    public Optional<Batch> received(long index) {
        return segments().segmentsFrom(index, 1).stream()
                .filter(found -> index >= found.first() && index < found.end())
                .map(found -> Batch.of(
                        found.first(), found.entries(), found.checkpoint().orElseThrow()))
                .findFirst();
    }

    /** The nodes of the tree over the first entries. */
    public TreeNodes nodes(long size) {
        TreeHash hash = new TreeHash(name().suite());
        HashSource hashes = new StoredHashes(base.sql(), segments(), hash, size);
        return new TreeNodes(hash, hashes);
    }

    private Segments segments() {
        return new Segments(base, row.id());
    }
}
