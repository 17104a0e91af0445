package tongban.kernel.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.Digest;

/**
 * The part of an entry that is hashed into the log and kept for ever. It holds no personal data: body and attachments
 * are bound by salted digests, keys and ids are random. The bytes are in {@code docs/protocol/channel-1.md}, "Header".
 *
 * @param kind what the entry is to the protocol
 * @param index its place in the log, from 0
 * @param id unique for its sender for ever
 * @param eventTime when the business event happened, milliseconds
 * @param key case or transaction key whose order is kept
 * @param topic name and version of the message's form
 * @param inReplyTo the entry of the reverse channel that this one answers; present exactly in replies
 * @param notAfter after this instant the receiver answers "too late" and does nothing; present in every question
 * @param bodyLength bytes of the body
 * @param bodyDigest hash(salt ‖ body)
 * @param attachments salted digests of what travels beside the log
 */
public record EntryHeader(
        EntryKind kind,
        long index,
        EntryId id,
        Instant eventTime,
        Optional<OrderingKey> key,
        Topic topic,
        Optional<EntryId> inReplyTo,
        Optional<Instant> notAfter,
        int bodyLength,
        Digest bodyDigest,
        List<Attachment> attachments) {

    private static final int VERSION = 1;
    private static final int IN_REPLY_TO = 1;
    private static final int NOT_AFTER = 2;

    public EntryHeader {
        attachments = List.copyOf(attachments);
        if (kind.isReply() != inReplyTo.isPresent()) {
            throw new IllegalArgumentException(kind + " and in-reply-to do not go together");
        }
        if (kind == EntryKind.QUESTION && notAfter.isEmpty()) {
            throw new IllegalArgumentException("a question carries a not-after");
        }
    }

    /** The header's bytes; its only encoding. */
    public byte[] encode() {
        WireWriter out = new WireWriter(192 + attachments.size() * 40);
        out.u8(VERSION).u8(kind.code()).i64(index).id(id).i64(eventTime.toEpochMilli());
        out.i64(key.map(OrderingKey::high).orElse(0L))
                .i64(key.map(OrderingKey::low).orElse(0L));
        out.u8((inReplyTo.isPresent() ? IN_REPLY_TO : 0) | (notAfter.isPresent() ? NOT_AFTER : 0));
        out.u8(topic.name().length()).ascii(topic.name()).u16(topic.version());
        inReplyTo.ifPresent(out::id);
        notAfter.ifPresent(instant -> out.i64(instant.toEpochMilli()));
        out.u32(bodyLength).digest(bodyDigest).u8(attachments.size());
        attachments.forEach(attachment -> out.digest(attachment.digest()).i64(attachment.length()));
        return out.toBytes();
    }

    /** Reads a header strictly: every byte counts, nothing may follow. */
    public static Decoded<EntryHeader> decode(byte[] bytes) {
        return WireReader.decode(bytes, EntryHeader::read);
    }

    private static EntryHeader read(WireReader in) throws WireReader.Malformed {
        if (in.u8("header version") != VERSION) {
            throw new WireReader.Malformed(0, "the header version is not " + VERSION);
        }
        int kindCode = in.u8("entry kind");
        EntryKind kind =
                EntryKind.ofCode(kindCode).orElseThrow(() -> in.malformed("no entry kind has the code " + kindCode));
        long index = in.count("index");
        EntryId id = in.id("entry id");
        Instant eventTime = in.instant("event time");
        long high = in.i64("ordering key");
        long low = in.i64("ordering key");
        int flags = in.u8("flags");
        boolean reply = (flags & IN_REPLY_TO) != 0;
        boolean limited = (flags & NOT_AFTER) != 0;
        if (flags > 3 || reply != kind.isReply() || kind == EntryKind.QUESTION && !limited) {
            throw in.malformed("the flags " + flags + " do not fit an entry of kind " + kind);
        }
        Topic topic = topic(in);
        Optional<EntryId> inReplyTo = reply ? Optional.of(in.id("in-reply-to")) : Optional.empty();
        Optional<Instant> notAfter = limited ? Optional.of(in.instant("not-after")) : Optional.empty();
        int bodyLength = in.length("body length", ChannelLimits.BODY_MAX);
        Digest bodyDigest = in.digest("body digest");
        List<Attachment> attachments = attachments(in);
        Optional<OrderingKey> key = high == 0 && low == 0 ? Optional.empty() : Optional.of(new OrderingKey(high, low));
        return new EntryHeader(
                kind, index, id, eventTime, key, topic, inReplyTo, notAfter, bodyLength, bodyDigest, attachments);
    }

    private static Topic topic(WireReader in) throws WireReader.Malformed {
        int length = in.u8("topic length");
        String name = in.ascii(length, "topic");
        int version = in.u16("topic version");
        if (!Topic.valid(name) || version == 0) {
            throw in.malformed("no topic: a name of a-z 0-9 . - and a version from 1");
        }
        return new Topic(name, version);
    }

    private static List<Attachment> attachments(WireReader in) throws WireReader.Malformed {
        int count = in.u8("number of attachments");
        if (count > ChannelLimits.ATTACHMENTS_MAX) {
            throw in.malformed(count + " attachments, at most " + ChannelLimits.ATTACHMENTS_MAX + " are allowed");
        }
        List<Attachment> attachments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Digest digest = in.digest("attachment digest");
            long length = in.i64("attachment length");
            if (length < 0 || length > ChannelLimits.ATTACHMENT_MAX) {
                throw in.malformed("an attachment of more than " + ChannelLimits.ATTACHMENT_MAX + " bytes");
            }
            attachments.add(new Attachment(digest, length));
        }
        return attachments;
    }
}
