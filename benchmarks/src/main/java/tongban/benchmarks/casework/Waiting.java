package tongban.benchmarks.casework;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Waits for what another zone brings. It looks for the first time when most of what the last waits took is over, so
 * that looking costs the nodes one or two requests and not dozens.
 */
final class Waiting {

    private static final long FIRST_NANOS = 5_000_000;
    private static final long BETWEEN_MIN_NANOS = 3_000_000;

    /** The mean of the last waits, the newer the weightier. */
    private double usualNanos = FIRST_NANOS;

    interface Look {
        Answer look() throws IOException;
    }

    /** Looks until the answer is good. */
    Answer until(Look look, Predicate<Answer> good, Duration patience) throws IOException, InterruptedException {
        long began = System.nanoTime();
        sleep((long) (usualNanos * 0.9));
        Answer answer = look.look();
        while (!good.test(answer)) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new IOException("not within " + patience + ": " + answer.status());
            }
            sleep(Math.max(BETWEEN_MIN_NANOS, (long) (usualNanos * 0.25)));
            answer = look.look();
        }
        long took = System.nanoTime() - began;
        // A wait that was over at the first look may have been shorter: the next look comes earlier.
        usualNanos = Math.max(FIRST_NANOS / 5.0, 0.8 * usualNanos + 0.2 * took * 0.95);
        return answer;
    }

    private static void sleep(long nanos) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(nanos));
    }
}
