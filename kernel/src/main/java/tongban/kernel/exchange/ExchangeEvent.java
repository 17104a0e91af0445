package tongban.kernel.exchange;

import java.util.List;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.PublicHead;

/** What operators and other parts of the node are told, after the transaction that it is about. */
public sealed interface ExchangeEvent {

    /** The partner confirmed our start; from here on this zone signs. */
    record Opened(long size) implements ExchangeEvent {}

    /** Own entries that an older backup lacked came back from the partner. */
    record Recovered(long from, long to) implements ExchangeEvent {}

    /** The partner acknowledges less than before: it restored an older backup, and everything since is sent again. */
    record PartnerRestored(long from, long to) implements ExchangeEvent {}

    /** Entries of the partner were stored and disposed of. */
    record Taken(long from, long to) implements ExchangeEvent {}

    /** An older head arrived after a newer one: a late copy, or a replay. */
    record StaleHead(Evidence evidence) implements ExchangeEvent {}

    /** We refused a batch of the partner. */
    record RefusedBatch(BatchRefusal refusal) implements ExchangeEvent {}

    /** The partner refused a batch of ours. */
    record BatchWasRefused(BatchRefusal refusal) implements ExchangeEvent {}

    /** A lie of the partner, with its evidence; a fork ends the channel. */
    record LieFound(Evidence evidence) implements ExchangeEvent {}

    /** Our own log and what the partner holds of it do not fit: stop, and let people look. */
    record OwnForkSuspected(String sentence) implements ExchangeEvent {}

    /** Public heads that the partner says it has seen. */
    record PublicHeadsSeen(List<PublicHead> heads) implements ExchangeEvent {}
}
