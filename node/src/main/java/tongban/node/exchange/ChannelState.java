package tongban.node.exchange;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;

/**
 * The two channels between this zone and a partner, as an operator sees them.
 *
 * @param partner the partner
 * @param open whether this zone speaks; a started node is silent until the partner has said what it holds
 * @param trouble what stops the channel until people have looked
 * @param outgoing what this zone says
 * @param incoming what the partner says
 * @param drafts messages that have no place in the log yet
 * @param oldestUnacknowledged event time of the oldest entry or draft that the partner has not acknowledged
 * @param waiting messages of the partner that are set aside or parked
 * @param evidence pieces of evidence of a lie that are kept
 * @param lastError the last fault on the way, with cause and cure, if nothing has gone well since
 */
public record ChannelState(
        ZoneCode partner,
        boolean open,
        Optional<String> trouble,
        Outgoing outgoing,
        Incoming incoming,
        long drafts,
        Optional<Instant> oldestUnacknowledged,
        long waiting,
        long evidence,
        Optional<LastError> lastError) {

    /**
     * A log that this zone writes.
     *
     * @param time of its newest head
     * @param acknowledged entries that the partner has disposed of
     */
    public record Outgoing(ChannelName name, long size, Digest root, Instant time, long acknowledged) {}

    /**
     * A log that the partner writes.
     *
     * @param time of the newest head held; empty before the first
     * @param forked whether a fork was proven: the channel has ended
     */
    public record Incoming(ChannelName name, long size, Digest root, Optional<Instant> time, boolean forked) {}

    /**
     * What went wrong last.
     *
     * @param code a word that the pages translate: cause and cure
     * @param detail what the other side or the network said, without personal data
     * @param since when it began
     */
    public record LastError(String code, String detail, Instant since) {

        /** The part of the code for which there are words. */
        public String kind() {
            return kind(code);
        }

        /** A code without the part behind its dot, such as {@code status} of {@code status.503}. */
        public static String kind(String code) {
            int dot = code.indexOf('.');
            return dot < 0 ? code : code.substring(0, dot);
        }
    }
}
