package tongban.node.exchange;

import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.EntryId;
import tongban.kernel.seal.SignedNote;

/**
 * What this zone says to everybody (公开通道): one log, digests and states only, read by anyone from any index. What others
 * say to everybody is in {@link PublicLogs}.
 */
public interface PublicChannel {

    /**
     * Publishes something inside the caller's transaction: it gets its place in the log after the commit.
     *
     * @param message without attachments and without not-after; it must hold no personal data
     * @return the entry's id for ever
     * @throws Busy when too much waits already
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException when the message has an attachment or a not-after, or is larger than 256 KiB
     */
    EntryId publish(Message message);

    /**
     * Writes a change of the node key inside the caller's transaction: the head that ends with it carries both keys'
     * signatures, larger ones the new key's (docs/protocol/channel-1.md, 4).
     *
     * @param certificate of the new node key, signed by this zone's seal key
     * @throws IllegalArgumentException when the certificate does not hold, or is not of a node key of this zone
     */
    EntryId changeKey(SignedNote certificate);

    /** Entries that have their place in the log. */
    long size();

    /**
     * Entries from an index on up to a signed head, with the frontier before them.
     *
     * @return empty beyond the end, and while this replica does not speak for the zone
     */
    Optional<Batch> read(long from);
}
