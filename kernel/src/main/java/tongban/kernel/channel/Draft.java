package tongban.kernel.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;

/**
 * What a business transaction writes: an entry that has no index yet. The sequencer gives it one.
 *
 * @param kind what the entry is to the protocol
 * @param id unique for its sender for ever
 * @param eventTime when the business event happened
 * @param key case or transaction key
 * @param topic name and version of the message's form
 * @param inReplyTo the entry of the reverse channel that this one answers
 * @param notAfter the instant after which the receiver shall do nothing
 * @param body salt and bytes
 * @param attachments salted digests of what travels beside the log
 */
public record Draft(
        EntryKind kind,
        EntryId id,
        Instant eventTime,
        Optional<OrderingKey> key,
        Topic topic,
        Optional<EntryId> inReplyTo,
        Optional<Instant> notAfter,
        Body body,
        List<Attachment> attachments) {

    public Draft {
        eventTime = Timestamps.millis(eventTime);
        notAfter = notAfter.map(Timestamps::millis);
        attachments = List.copyOf(attachments);
        if (body.bytes().length > ChannelLimits.BODY_MAX) {
            throw new IllegalArgumentException("a body has at most " + ChannelLimits.BODY_MAX + " bytes");
        }
        if (attachments.size() > ChannelLimits.ATTACHMENTS_MAX) {
            throw new IllegalArgumentException(
                    "an entry has at most " + ChannelLimits.ATTACHMENTS_MAX + " attachments");
        }
    }

    public static Draft message(EntryId id, Instant at, Optional<OrderingKey> key, Topic topic, Body body) {
        return new Draft(EntryKind.MESSAGE, id, at, key, topic, Optional.empty(), Optional.empty(), body, List.of());
    }

    /** The same draft as a question, which is void after an instant. */
    public Draft asking(Instant voidAfter) {
        return new Draft(
                EntryKind.QUESTION, id, eventTime, key, topic, inReplyTo, Optional.of(voidAfter), body, attachments);
    }

    /** The same draft as a reply to an entry of the reverse channel. */
    public Draft replying(EntryKind reply, EntryId to) {
        return new Draft(reply, id, eventTime, key, topic, Optional.of(to), notAfter, body, attachments);
    }

    /** The entry that this draft becomes at an index. */
    public Entry at(long index, TreeHash hash) {
        Digest digest = hash.salted(body.salt(), body.bytes());
        EntryHeader header = new EntryHeader(
                kind, index, id, eventTime, key, topic, inReplyTo, notAfter, body.bytes().length, digest, attachments);
        return new Entry(header.encode(), Optional.of(body));
    }
}
