package tongban.kernel.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: at once after success, then after 1 s, doubling up to 5 minutes, each with a random part of a
 * quarter, so that partners who come back are not all asked in the same second. A partner that is heard after it gave
 * no answer is there again: the pauses begin anew. A pause for a refusal goes on, since the partner was there all the
 * time.
 */
final class Pace {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private Optional<Instant> unansweredAt = Optional.empty();

    Pace(RandomGenerator random) {
        this.random = random;
    }

    boolean ready(Instant now) {
        return !now.isBefore(notBefore);
    }

    Instant notBefore() {
        return notBefore;
    }

    void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
        unansweredAt = Optional.empty();
    }

    /** No answer came. */
    void unanswered(Instant now) {
        failed(now);
        unansweredAt = Optional.of(now);
    }

    /**
     * The partner has spoken of its own accord. The shortest pause after the last try stays, so that two who hear each
     * other's requests and never each other's answers do not speak without a pause.
     */
    void heard() {
        unansweredAt.map(at -> at.plus(FIRST)).filter(notBefore::isAfter).ifPresent(at -> {
            notBefore = at;
            failures = 0;
        });
    }

    /** The partner refused, or cannot go on. */
    void failed(Instant now) {
        long base = FIRST.toMillis() << Math.min(failures, 20);
        long delayMs = Math.min(base, LAST.toMillis());
        failures++;
        unansweredAt = Optional.empty();
        notBefore = now.plusMillis(delayMs + random.nextLong(delayMs / 4 + 1));
    }
}
