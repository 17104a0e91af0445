package tongban.node.register.question;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.channel.EntryId;

/** What came of asking once. Nothing is stored yet. */
sealed interface Attempt {

    /** The register answered. */
    record Answered(Frame frame) implements Attempt {}

    /** It will not be answered. */
    record Refused(String reason, Optional<String> provision, String sentence) implements Attempt {}

    /**
     * Nobody answered; the same may be answered later.
     *
     * @param sent the question that may have been heard, whose late answer counts
     */
    record Away(String cause, Optional<Sent> sent) implements Attempt {

        static final String BUSY = "busy";

        /** Whether it was tried at all; a replica that does not lead cannot ask, and leaves it to the one that does. */
        boolean wasTried() {
            return !cause.equals(BUSY);
        }
    }

    /** A question that left. */
    record Sent(EntryId id, Said said) {}

    /** A question as it was written. */
    record Said(byte[] body, Instant asked, Optional<Frame.NamedBasis> basis) {}
}
