package tongban.kernel.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.OrderingKey;

/** One database transaction over both directions between two zones, and over what waits for a person. */
public interface ExchangeTransaction extends OutgoingLog, IncomingLog {

    /** The first entry received under each of these ids, where there is one. */
    Map<EntryId, EntryHeader> received(Collection<EntryId> ids);

    /** The answer or refusal that this zone has already given to an entry, in its log or as a draft. */
    Optional<Reply> replyTo(EntryId entry);

    /** Of these keys, those behind which entries must be parked. */
    Set<OrderingKey> blocked(Collection<OrderingKey> keys);

    /** Of these attachments, whether all are stored completely. */
    boolean complete(List<Attachment> attachments);

    /** Notes that an entry waits, for a person or behind another one. */
    void await(Waiting waiting);

    /** What waits under a key, in the order of the log. */
    List<Waiting> waiting(OrderingKey key);

    /** An entry no longer waits. */
    void release(long index);

    /**
     * Runs the work under a savepoint: an exception from it undoes what it did, and is thrown on.
     *
     * @return what the work returned
     */
    <T> T underSavepoint(Supplier<T> work);

    /**
     * An answer or refusal already given.
     *
     * @param refusal whether it was a refusal
     * @param entry the entry; a draft has no body problem, an entry may have lost its body
     */
    record Reply(boolean refusal, Entry entry) {}

    /**
     * An entry that waits.
     *
     * @param index its place in the partner's log
     * @param key the key that it blocks
     * @param reason why
     */
    record Waiting(long index, OrderingKey key, Reason reason) {

        /** Why an entry waits. */
        public enum Reason {
            /** Its handler failed twice on it alone. */
            SET_ASIDE,
            /** An earlier entry of its key waits. */
            BEHIND,
            /** Its attachments are not complete. */
            ATTACHMENTS
        }
    }
}
