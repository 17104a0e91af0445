package tongban.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many seeds one after another, on some threads. */
public final class Campaign {

    private static final int FAILURES_MAX = 5;

    private final long first;
    private final long seeds;
    private final int threads;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final List<Run.Result> failures = new ArrayList<>();
    private final Coverage coverage = new Coverage();
    private volatile boolean stopped;

    /**
     * A campaign over the seeds from the first on.
     *
     * @param threads how many runs at once
     */
    Campaign(long first, long seeds, int threads) {
        this.first = first;
        this.seeds = seeds;
        this.threads = threads;
    }

    /** Hears how far it is, about every ten seconds. */
    interface Progress {
        void at(long done, long of, Duration left);
    }

    /**
     * What came of it.
     *
     * @param seeds runs that were made; fewer than asked for when too many failed
     * @param failures in the order of their seeds
     */
    record Report(long seeds, List<Run.Result> failures, Coverage coverage, Duration took) {}

    Report run(Progress progress) throws InterruptedException {
        long begin = System.nanoTime();
        CountDownLatch finished = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().daemon().name("simulation-" + i).start(() -> {
                try {
                    work();
                } finally {
                    finished.countDown();
                }
            });
        }
        while (!finished.await(10, TimeUnit.SECONDS)) {
            long ready = Math.max(1, done.get());
            long nanos = System.nanoTime() - begin;
            progress.at(done.get(), seeds, Duration.ofNanos((long) ((double) nanos / ready * (seeds - done.get()))));
        }
        synchronized (failures) {
            failures.sort(Comparator.comparingLong(Run.Result::seed));
            return new Report(done.get(), List.copyOf(failures), coverage, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private void work() {
        KeyRing keys = new KeyRing();
        for (long number = taken.getAndIncrement(); number < seeds && !stopped; number = taken.getAndIncrement()) {
            Run.Result result = Run.of(first + number, keys, Trace.silent());
            synchronized (failures) {
                coverage.add(result.coverage());
                done.incrementAndGet();
                if (result.failure().isPresent()) {
                    failures.add(result);
                    stopped |= failures.size() >= FAILURES_MAX;
                }
            }
        }
    }

    /**
     * Runs seeds one after another until one fails.
     *
     * @return the seed, the invariant and the sentence; empty when all seeds hold
     */
    public static String firstFailure(long first, int seeds) {
        KeyRing keys = new KeyRing();
        for (long seed = first; seed < first + seeds; seed++) {
            Run.Result result = Run.of(seed, keys, Trace.silent());
            if (result.failure().isPresent()) {
                Violation violation = result.failure().get();
                return "seed " + seed + " " + violation.invariant() + ": " + violation.sentence();
            }
        }
        return "";
    }
}
