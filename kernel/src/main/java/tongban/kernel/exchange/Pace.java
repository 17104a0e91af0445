package tongban.kernel.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to try again: at once after success, then after 1 s, doubling up to 5 minutes, each with a random part of a
 * quarter, so that partners who come back are not all asked in the same second.
 */
final class Pace {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private int failures;
    private Instant notBefore = Instant.MIN;

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
    }

    void failed(Instant now) {
        long base = FIRST.toMillis() << Math.min(failures, 20);
        long delayMs = Math.min(base, LAST.toMillis());
        failures++;
        notBefore = now.plusMillis(delayMs + random.nextLong(delayMs / 4 + 1));
    }
}
