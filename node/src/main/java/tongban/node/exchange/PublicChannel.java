package tongban.node.exchange;

import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.EntryId;

/**
 * What this zone says to everybody (公开通道): one log, digests and states only, read by anyone from any index. What
 * others say to everybody is in {@link PublicLogs}.
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

    /** Entries that have their place in the log. */
    long size();

    /**
     * Entries from an index on up to a signed head, with the frontier before them.
     *
     * @return empty beyond the end, and while this replica does not speak for the zone
     */
    Optional<Batch> read(long from);
}
