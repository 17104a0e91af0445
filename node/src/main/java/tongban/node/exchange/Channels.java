package tongban.node.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;

/** All that this zone says to partners, and all that they say to it. */
public interface Channels {

    /** Which log between this zone and a partner. */
    enum Direction {
        /** What this zone says. */
        OUTGOING,
        /** What the partner says. */
        INCOMING
    }

    /**
     * Says something to a partner, inside the caller's transaction: it leaves after the commit, in the order of its
     * key, once, however long the partner is away.
     *
     * @return the entry's id for ever
     * @throws Forbidden when no agreement in force allows it
     * @throws Busy when too much waits for this partner already
     * @throws IllegalStateException outside a transaction, or when there is no such partner
     */
    EntryId tell(ZoneCode partner, Message message);

    /**
     * Asks a partner, outside any transaction, and waits for its signed answer at most until the question's not-after.
     *
     * @throws Busy when the window to this partner is full, or this replica does not lead
     * @throws IllegalArgumentException when the message has no not-after, or there is no such partner
     */
    CompletableFuture<Answer> ask(ZoneCode partner, Message question);

    /** The state of the channels to every partner, in the order of their codes. */
    List<ChannelState> states();

    Optional<ChannelState> state(ZoneCode partner);

    /** Messages of a partner that wait for a person or behind another one, in the order of the log. */
    List<WaitingMessage> waiting(ZoneCode partner);

    /**
     * Tries what waits under a key again, in the order of the log.
     *
     * @param dismissFirst whether a person gives the first message up: the partner gets a signed refusal
     * @return how many messages no longer wait
     */
    int retry(ZoneCode partner, OrderingKey key, boolean dismissFirst);

    /**
     * One entry with the proof that it stands in the signed log, as a file that {@code tongban audit check} reads.
     *
     * @param withBody whether the file shows what the entry says
     * @return empty when the log has no such entry
     */
    Optional<byte[]> proof(ZoneCode partner, Direction direction, long index, boolean withBody);

    /** Writes a log as a file that {@code tongban audit} reads, in constant memory. */
    void export(ZoneCode partner, Direction direction, OutputStream out) throws IOException;
}
