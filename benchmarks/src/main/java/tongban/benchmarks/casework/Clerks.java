package tongban.benchmarks.casework;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import tongban.kernel.code.ZoneCode;

/** Clerks, each with a turn every two seconds, evenly spread. */
final class Clerks implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final AtomicBoolean over = new AtomicBoolean();
    private final Times times = new Times();
    private final List<Thread> threads = new ArrayList<>();

    /** Where they work. */
    record Post(URI node, ZoneCode partner, String token) {}

    /** Each gets an equal share of the cases. */
    Clerks(Post post, List<LoadedCase> known, int count, SplittableRandom random) {
        String run = Long.toHexString(random.nextLong() >>> 32);
        int share = known.size() / count;
        if (share == 0) {
            throw new IllegalArgumentException(known.size() + " cases are too few for " + count + " clerks");
        }
        for (int number = 0; number < count; number++) {
            List<LoadedCase> own = known.subList(number * share, (number + 1) * share);
            Clerk clerk = new Clerk(run + "-" + number, post, own, times, random.split());
            long firstNanos = EVERY.toNanos() * number / count;
            threads.add(Thread.ofVirtual().start(() -> work(clerk, firstNanos)));
        }
    }

    private void work(Clerk clerk, long firstNanos) {
        try (clerk) {
            long next = System.nanoTime() + firstNanos;
            while (!over.get()) {
                long wait = next - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                clerk.turn();
                next += EVERY.toNanos();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What happened within the next milliseconds, as the line that the benchmark reads. */
    String window(long millis) throws InterruptedException {
        times.reset();
        Thread.sleep(millis);
        return times.line();
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join(5000);
        }
    }
}
