package tongban.node.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;

/**
 * What a module says to a partner.
 *
 * @param topic topic and version
 * @param key messages of one key are handled in the order of the log; empty for none
 * @param body UTF-8 JSON or other bytes, at most 256 KiB, sent as they are
 * @param happened the instant of the business event
 * @param notAfter past it the receiver does nothing and says "too late"; always for a question
 * @param attachments stored before by {@link Attachments}
 */
public record Message(
        Topic topic,
        Optional<OrderingKey> key,
        byte[] body,
        Instant happened,
        Optional<Instant> notAfter,
        List<Attachment> attachments) {

    public Message {
        attachments = List.copyOf(attachments);
    }

    /** A message without key, limit and attachments. */
    public static Message of(Topic topic, byte[] body, Instant happened) {
        return new Message(topic, Optional.empty(), body, happened, Optional.empty(), List.of());
    }

    /** The same with a limit, as a question needs. */
    public Message before(Instant limit) {
        return new Message(topic, key, body, happened, Optional.of(limit), attachments);
    }

    public Message inOrderOf(OrderingKey orderingKey) {
        return new Message(topic, Optional.of(orderingKey), body, happened, notAfter, attachments);
    }
}
