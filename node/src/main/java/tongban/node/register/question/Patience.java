package tongban.node.register.question;

import java.time.Duration;
import org.springframework.core.env.Environment;
import tongban.node.rounds.Pauses;

/**
 * How long things may take. None of these is set by law: they are a zone's own choices, and can be changed by settings
 * {@code tongban.register.…}.
 *
 * @param answer within what a partner answers while somebody waits at a counter
 * @param first the pause before the first later attempt
 * @param longest pauses double up to this
 * @param whole when a later verification is given up: as long as a channel survives a partner that is away
 * @param fresh how long an answer of this zone's registers is fresh: they change on working days, so a day
 */
record Patience(Duration answer, Duration first, Duration longest, Duration whole, Duration fresh) {

    static Patience of(Environment environment) {
        return new Patience(
                setting(environment, "answer-within", Duration.ofSeconds(5)),
                setting(environment, "retry-first", Duration.ofSeconds(10)),
                setting(environment, "retry-longest", Duration.ofHours(1)),
                setting(environment, "give-up-after", Duration.ofDays(7)),
                setting(environment, "fresh-for", Duration.ofHours(24)));
    }

    private static Duration setting(Environment environment, String name, Duration usual) {
        Duration set = environment.getProperty("tongban.register." + name, Duration.class, usual);
        if (set.isNegative() || set.isZero() || set.compareTo(AnswerBody.FRESH_MAX) > 0) {
            throw new IllegalStateException("tongban.register." + name + " is a time above 0 and up to 366 days");
        }
        return set;
    }

    /** The pause after so many attempts that failed. */
    Duration pause(int attempts) {
        return new Pauses(first, longest).after(attempts);
    }
}
