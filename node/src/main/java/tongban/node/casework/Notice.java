package tongban.node.casework;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tongban.kernel.casework.CaseId;

/**
 * Something that somebody is told about a case or a duty (通知). It holds no personal data: whoever delivers it looks
 * up the address.
 *
 * @param id its number in this zone
 * @param matter what it is about
 * @param about the id of the case or the duty
 * @param kind the act that it tells of, {@code follows}, {@code reminder} or {@code escalation}
 * @param fault why the last attempt failed
 * @param ended when it was delivered or given up
 */
public record Notice(
        long id,
        Matter matter,
        CaseId about,
        Audience audience,
        String kind,
        String channel,
        Instant made,
        State state,
        int attempts,
        Optional<String> fault,
        Optional<Instant> ended) {

    /** What it is about. */
    public enum Matter {
        CASE,
        DUTY
    }

    /** Who is told. */
    public enum Audience {
        APPLICANT,
        OFFICE,
        SUPERVISOR;

        /** The word in tables and for programs. */
        public String word() {
            return Notice.word(this);
        }
    }

    /** What became of it. */
    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP;

        /** The word in tables and for programs. */
        public String word() {
            return Notice.word(this);
        }
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
