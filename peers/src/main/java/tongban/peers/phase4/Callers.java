package tongban.peers.phase4;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import tongban.peers.Orders;

/** A number of threads that each send one message after the other, and what came of it since the last look. */
final class Callers implements Orders.Load {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Recorder microseconds = new Recorder(3);
    private final LongAdder refused = new LongAdder();
    private final CountingProcessor processor;
    private final List<Thread> threads = new ArrayList<>();

    Callers(Sender sender, CountingProcessor processor, int count, int payloadBytes) {
        this.processor = processor;
        for (int caller = 0; caller < count; caller++) {
            Random random = new Random(caller);
            threads.add(Thread.ofPlatform()
                    .name("caller-" + caller)
                    .daemon()
                    .start(() -> call(sender, random, payloadBytes)));
        }
    }

    private void call(Sender sender, Random random, int payloadBytes) {
        while (!over.get()) {
            byte[] payload = Sender.payload(random, payloadBytes);
            long started = System.nanoTime();
            if (sender.roundTrip(payload)) {
                microseconds.recordValue((System.nanoTime() - started) / 1000);
            } else {
                refused.increment();
            }
        }
    }

    @Override
    public String window(long millis) throws InterruptedException {
        microseconds.reset();
        refused.reset();
        long unfitBefore = processor.unfit();
        long started = System.nanoTime();
        Thread.sleep(millis);
        double seconds = (System.nanoTime() - started) / 1e9;
        Histogram answered = microseconds.getIntervalHistogram();
        return Orders.line(seconds, answered, refused.sum(), processor.unfit() - unfitBefore);
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        for (Thread thread : threads) {
            thread.join(5000);
        }
    }
}
