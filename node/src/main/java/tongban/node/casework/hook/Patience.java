package tongban.node.casework.hook;

import java.time.Duration;
import org.springframework.core.env.Environment;
import tongban.node.rounds.Pauses;

/**
 * How long receivers are waited for. A zone's own choices, changed by settings {@code tongban.casework.hook.…}.
 *
 * @param answer within what a receiver answers, connection and all
 * @param first the pause after the first failure
 * @param longest pauses double up to this
 * @param whole when a delivery is given up
 */
record Patience(Duration answer, Duration first, Duration longest, Duration whole) {

    private static final Duration MOST = Duration.ofDays(30);

    static Patience of(Environment environment) {
        return new Patience(
                setting(environment, "answer-within", Duration.ofSeconds(10)),
                setting(environment, "retry-first", Duration.ofSeconds(5)),
                setting(environment, "retry-longest", Duration.ofHours(1)),
                setting(environment, "give-up-after", Duration.ofDays(3)));
    }

    private static Duration setting(Environment environment, String name, Duration usual) {
        String key = "tongban.casework.hook." + name;
        Duration set = environment.getProperty(key, Duration.class, usual);
        if (set.isNegative() || set.isZero() || set.compareTo(MOST) > 0) {
            throw new IllegalStateException(key + " is a time above 0 and up to " + MOST.toDays() + " days");
        }
        return set;
    }

    /** For so long nobody else sends to a hook that was taken. */
    Duration lease() {
        return answer.multipliedBy(6);
    }

    /** The pause after so many failures in succession. */
    Duration pause(int failures) {
        return new Pauses(first, longest).after(failures);
    }
}
