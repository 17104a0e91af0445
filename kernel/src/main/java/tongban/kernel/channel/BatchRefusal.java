package tongban.kernel.channel;

/**
 * Why a whole batch was refused. It changed nothing at the receiver, and this word on it is not signed: it only makes
 * the sender send again, later or otherwise.
 *
 * @param reason the exact reason
 * @param sentence what was found and what would pass, in English, without personal data
 */
public record BatchRefusal(Reason reason, String sentence) {

    /** Reasons, with the code that stands for each on the wire. */
    public enum Reason {
        /** Bytes that are no envelope or no batch. */
        MALFORMED(1),
        /** Not a channel between these two zones in this epoch and suite. */
        WRONG_CHANNEL(2),
        /** Said under an older session of the sender: it must say hello again. */
        WRONG_SESSION(3),
        /** The receiver has just started and first asks what we hold of it. */
        SILENT(4),
        /** The checkpoint is more than 60 s ahead of the receiver's clock. */
        CLOCK_AHEAD(5),
        /** The checkpoint is larger, but older than the last one. */
        TIME_FELL(6),
        /** Not signed by exactly the key or keys in force for this size. */
        SIGNATURE_INVALID(7),
        /** Signed by a key that was revoked. */
        KEY_REVOKED(8),
        /** The first entry is beyond what the receiver holds. */
        GAP(9),
        /** The entries do not lead to the signed root. */
        ROOT_MISMATCH(10),
        /** An entry is not the one that the receiver already holds, or its body is not the one of its header. */
        CORRUPT(11),
        /** An entry calls itself by another index than its place. */
        WRONG_INDEX(12),
        /** A key change that does not end the batch, or whose certificate does not hold. */
        KEY_CHANGE_INVALID(13),
        /** Acknowledges more than the receiver has ever said: the receiver was restored, or the sender lies. */
        ACKNOWLEDGES_UNKNOWN(14),
        /** Acknowledges a root that the receiver's log never had. */
        ACKNOWLEDGES_OTHER(15),
        /** Too many messages are parked; a person must look first. */
        PARKING_FULL(16),
        /** A fork was proven; the channel has ended. */
        FORKED(17);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    public static BatchRefusal of(Reason reason, String sentence) {
        return new BatchRefusal(reason, sentence);
    }
}
