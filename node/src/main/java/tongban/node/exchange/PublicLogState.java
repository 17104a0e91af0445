package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;

/**
 * A public log as an operator sees it.
 *
 * @param zone whose log it is
 * @param name the log's name
 * @param own whether it is this zone's
 * @param size entries here
 * @param root root of the tree over them
 * @param time of the newest head, as its zone says it; empty before the first
 * @param read of a copy: when its zone's own door last showed what it has; empty since the start of this node if never
 * @param confirmed partners that have seen the same log, in the order of their codes
 * @param standing how it stands to what others say of it
 * @param waiting of an own log: what has no place yet; of a copy: entries that a module could not handle, tried again
 *     with each round
 * @param evidence pieces of evidence of a lie that are kept
 * @param trouble what people must look at
 * @param lastError the last fault on the way, if nothing has gone well since
 */
public record PublicLogState(
        ZoneCode zone,
        ChannelName name,
        boolean own,
        long size,
        Digest root,
        Optional<Instant> time,
        Optional<Instant> read,
        List<PublicConfirmation> confirmed,
        Standing standing,
        long waiting,
        long evidence,
        Optional<String> trouble,
        Optional<ChannelState.LastError> lastError) {

    /** How a log stands to what others say of it. */
    public enum Standing {
        /** All that others say of it fits. */
        AGREES,
        /** Somebody has shown a signed head that is larger than this copy, and nobody gives the entries. */
        BEHIND,
        /** Somebody has seen what this log never was; with evidence, its zone has shown two logs. */
        DIFFERS,
        /** The own log: this replica has not begun to speak, or another one leads. */
        SILENT
    }
}
