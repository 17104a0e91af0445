package tongban.kernel.channel;

import java.time.Duration;

/**
 * The limits of protocol version 1. They are constants of the version, the same in every zone: what is larger is
 * refused at the sender's own door, and charged to a partner who sends it all the same.
 */
public final class ChannelLimits {

    /** Bytes of an entry's body, at most (256 KiB). */
    public static final int BODY_MAX = 256 * 1024;

    /** Bytes of the bodies of a batch together, at most (4 MiB). */
    public static final int BATCH_BYTES_MAX = 4 * 1024 * 1024;

    /** Entries of a batch, at most. */
    public static final int BATCH_ENTRIES_MAX = 256;

    /** Bytes of one attachment, at most (1 GiB). */
    public static final long ATTACHMENT_MAX = 1L << 30;

    /** Attachments of one entry, at most. */
    public static final int ATTACHMENTS_MAX = 32;

    /** Bytes of an encoded header, at most; the largest possible one is smaller. */
    public static final int HEADER_MAX = 2048;

    /** Bytes of a whole envelope, at most: a batch, the batch of a restore, and what surrounds them. */
    public static final int ENVELOPE_MAX = 2 * (BATCH_BYTES_MAX + BATCH_ENTRIES_MAX * (HEADER_MAX + 64)) + 256 * 1024;

    /** Characters of a topic's name, at most. */
    public static final int TOPIC_MAX = 64;

    /** Public heads that a checkpoint repeats, at most. */
    public static final int PUBLIC_HEADS_MAX = 64;

    /** Entries that a channel can ever hold. */
    public static final long SIZE_MAX = 1L << 62;

    /** How far a partner's clock may be ahead of ours. */
    public static final Duration CLOCK_AHEAD_MAX = Duration.ofSeconds(60);

    /**
     * How far a session, which is the moment of its beginning in milliseconds or one more than the session before, may
     * be ahead of ours. Beyond it the number was damaged on the way or is a lie; taken, it would leave no later one.
     */
    public static final Duration SESSION_AHEAD_MAX = Duration.ofDays(366);

    /** How long a new acknowledgement may wait for an entry to travel with. */
    public static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(1);

    /** Messages that may be parked in a channel before it stops reading. */
    public static final int PARKED_MAX = 1000;

    private ChannelLimits() {}
}
