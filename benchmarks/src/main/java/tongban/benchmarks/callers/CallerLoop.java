package tongban.benchmarks.callers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import tongban.benchmarks.testbed.Orders;

/**
 * Drives all callers on one thread, which leaves the processors to the nodes. Every answer is checked: status 200, and
 * the caller's own nonce in the body. Whoever was refused or lost its connection rests a moment and tries again.
 */
final class CallerLoop implements AutoCloseable {
    private static final long REST_NANOS = 20_000_000;

    private record Resting(Caller caller, long untilNanos) {}

    private final Selector selector;
    private final List<Caller> callers;
    private final AtomicBoolean over = new AtomicBoolean();
    private final SingleWriterRecorder microseconds = new SingleWriterRecorder(60_000_000, 3);
    private final LongAdder refused = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final Queue<Resting> resting = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private final Thread thread;

    CallerLoop(List<Caller> callers) throws IOException {
        this.callers = callers;
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().name("callers").daemon().start(this::run);
    }

    /** What was answered within the next milliseconds, as the line that the benchmark reads. */
    String window(long millis) throws InterruptedException {
        microseconds.reset();
        refused.reset();
        wrong.reset();
        broken.reset();
        long started = System.nanoTime();
        Thread.sleep(millis);
        Histogram answered = microseconds.getIntervalHistogram();
        double seconds = (System.nanoTime() - started) / 1e9;
        return Orders.line(seconds, answered, refused.sum() + broken.sum(), wrong.sum());
    }

    private void run() {
        try (selector) {
            for (Caller caller : callers) {
                attempt(caller, () -> caller.connect(selector));
            }
            while (!over.get()) {
                selector.select(this::ready, resting.isEmpty() ? 100 : 5);
                wake();
            }
            for (Caller caller : callers) {
                caller.disconnect();
            }
        } catch (IOException unusable) {
            throw new IllegalStateException("the selector cannot be used", unusable);
        }
    }

    private void ready(SelectionKey key) {
        Caller caller = (Caller) key.attachment();
        attempt(caller, () -> {
            if (key.isConnectable()) {
                caller.connected(selector);
                return;
            }
            if (key.isWritable()) {
                caller.write(selector);
            }
            if (key.isReadable() && caller.read(in)) {
                judge(caller);
            }
        });
    }

    private void judge(Caller caller) throws IOException {
        if (caller.status() != 200) {
            refused.increment();
            rest(caller);
            return;
        }
        if (caller.hasOwnNonce()) {
            microseconds.recordValue(Math.min(caller.micros(System.nanoTime()), 60_000_000));
        } else {
            wrong.increment();
        }
        if (caller.closing()) {
            caller.connect(selector);
        } else {
            caller.ask(selector);
        }
    }

    private interface Step {
        void take() throws IOException, AnswerReader.Malformed;
    }

    private void attempt(Caller caller, Step step) {
        try {
            step.take();
        } catch (IOException | AnswerReader.Malformed failed) {
            broken.increment();
            caller.disconnect();
            rest(caller);
        }
    }

    private void rest(Caller caller) {
        resting.add(new Resting(caller, System.nanoTime() + REST_NANOS));
    }

    private void wake() {
        while (!resting.isEmpty() && resting.element().untilNanos() - System.nanoTime() <= 0) {
            Caller caller = resting.remove().caller();
            attempt(caller, () -> caller.connect(selector));
        }
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        selector.wakeup();
        thread.join(5000);
    }
}
