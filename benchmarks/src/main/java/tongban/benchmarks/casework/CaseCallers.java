package tongban.benchmarks.casework;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import tongban.benchmarks.testbed.Orders;
import tongban.kernel.code.ZoneCode;

/** A number of callers, each with one case after the other, and what came of it since the last look. */
final class CaseCallers implements AutoCloseable {

    private static final Duration ENDING = Duration.ofSeconds(20);

    private final AtomicBoolean over = new AtomicBoolean();
    private final Recorder microseconds = new Recorder(3);
    private final AtomicBoolean told = new AtomicBoolean();
    private final LongAdder refused = new LongAdder();
    private final LongAdder different = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Both nodes.
     *
     * @param receiving the zone where applications are handed in
     * @param deciding the zone that decides
     * @param zone its code
     */
    record Nodes(URI receiving, URI deciding, ZoneCode zone, String token) {}

    CaseCallers(Nodes nodes, int count, SplittableRandom random) {
        // Keys differ between starts too, or a node would rightly take the second for a repeat of the first.
        String run = Long.toHexString(random.nextLong() >>> 32);
        for (int caller = 0; caller < count; caller++) {
            String name = run + "-" + caller;
            SplittableRandom own = random.split();
            threads.add(Thread.ofVirtual().start(() -> {
                try (WholeCase cases = new WholeCase(
                        name,
                        new Door(nodes.receiving(), nodes.token()),
                        new Door(nodes.deciding(), nodes.token()),
                        nodes.zone(),
                        own)) {
                    call(cases);
                }
            }));
        }
    }

    private void call(WholeCase cases) {
        while (!over.get()) {
            long began = System.nanoTime();
            try {
                if (cases.play()) {
                    microseconds.recordValue((System.nanoTime() - began) / 1000);
                } else {
                    different.increment();
                }
            } catch (IOException why) {
                refused.increment();
                if (!told.getAndSet(true)) {
                    // The first is enough to know what is wrong; the benchmark shows the end of this file.
                    System.err.println(why.getMessage());
                }
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** What was decided within the next milliseconds, as the line that the benchmark reads. */
    String window(long millis) throws InterruptedException {
        microseconds.reset();
        refused.reset();
        different.reset();
        long began = System.nanoTime();
        Thread.sleep(millis);
        double seconds = (System.nanoTime() - began) / 1e9;
        Histogram decided = microseconds.getIntervalHistogram();
        return Orders.line(seconds, decided, refused.sum(), different.sum());
    }

    /** Lets every caller end its case, so that the next start finds nothing half done; who takes too long, stops. */
    @Override
    public void close() throws InterruptedException {
        over.set(true);
        long end = System.nanoTime() + ENDING.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                thread.interrupt();
            }
        }
    }
}
