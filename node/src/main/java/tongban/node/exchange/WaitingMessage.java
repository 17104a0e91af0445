package tongban.node.exchange;

import java.time.Instant;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;

/**
 * A message of a partner that is stored and has no effect yet.
 *
 * @param index its place in the partner's log
 * @param reason {@code SET_ASIDE} (its handler failed twice on it alone), {@code BEHIND} (an earlier one of its key
 *     waits) or {@code ATTACHMENTS} (not complete yet)
 */
public record WaitingMessage(long index, EntryId id, Topic topic, OrderingKey key, String reason, Instant since) {}
