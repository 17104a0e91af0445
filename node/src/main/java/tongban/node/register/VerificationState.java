package tongban.node.register;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tongban.kernel.code.ZoneCode;

/**
 * A later verification as it stands.
 *
 * @param zone whose register
 * @param state whether it is still open, or how it ended
 * @param cause of the last attempt that failed
 * @param attempts so far
 * @param next when it is tried again, while it is open
 * @param until when it is given up
 * @param evidence the answer, when there is one
 */
public record VerificationState(
        UUID id,
        ZoneCode zone,
        RegisterKind register,
        Optional<String> matter,
        State state,
        String cause,
        int attempts,
        Instant next,
        Instant until,
        Optional<UUID> evidence) {

    /** Where it stands. */
    public enum State {
        OPEN,
        VERIFIED,
        CONTRADICTED,
        GAVE_UP;

        /** The word in tables and interfaces. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
