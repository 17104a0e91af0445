package tongban.kernel.exchange;

import java.util.List;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;

/** The tables of a log that a partner writes, inside one database transaction. */
public interface IncomingLog {

    /** The durable state. */
    Incoming incoming();

    /**
     * Saves the state that has the next revision.
     *
     * @throws Fenced when the stored revision is not the one before
     */
    void save(Incoming next);

    /** Appends entries as received with their leaf hashes and the checkpoint that they end at. */
    void appendIncoming(long first, List<Entry> entries, List<Digest> leaves, SignedCheckpoint checkpoint);

    HashSource incomingHashes();

    /** The root of the tree over the first entries held; a store may know the newest ones without reading the log. */
    default Digest incomingRoot(long size) {
        Incoming held = incoming();
        return size == held.size()
                ? held.root()
                : new TreeNodes(new TreeHash(held.channel().suite()), incomingHashes()).root(size);
    }

    /** The entries at these indexes, as held. */
    List<Entry> incomingAt(List<Long> indexes);

    /**
     * One batch as it was received: it begins at the index or before it, so that the signed checkpoint fits.
     *
     * @throws IllegalArgumentException when nothing is held at the index
     */
    Batch incomingBatch(long index);

    /** Takes bodies and salts of these entries away for ever. */
    void eraseIncoming(List<Long> indexes);

    /** Keeps the evidence of a lie, as {@code Evidence.encode} wrote it. */
    void keepEvidence(byte[] evidence);
}
