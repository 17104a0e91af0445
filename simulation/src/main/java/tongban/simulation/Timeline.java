package tongban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Simulated time: what is to happen, and when. Things of one instant happen in the order in which they were asked for. */
final class Timeline {

    /** A run that does more than this does not come to rest. */
    private static final int STEPS_MAX = 100_000;

    private record Planned(Instant at, long number, Runnable work) {}

    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::number));
    private Instant now;
    private long number;
    private int steps;

    Timeline(Instant start) {
        this.now = start;
    }

    Instant now() {
        return now;
    }

    void at(Instant when, Runnable work) {
        planned.add(new Planned(when.isBefore(now) ? now : when, ++number, work));
    }

    void in(Duration delay, Runnable work) {
        at(now.plus(delay), work);
    }

    void inMillis(long delay, Runnable work) {
        at(now.plusMillis(delay), work);
    }

    /** Does the next thing if it comes before the limit; otherwise time moves to the limit. */
    boolean step(Instant limit) {
        Planned next = planned.peek();
        if (next == null || next.at().isAfter(limit)) {
            now = limit.isAfter(now) ? limit : now;
            return false;
        }
        planned.remove();
        now = next.at();
        if (++steps > STEPS_MAX) {
            throw new Violation(Invariant.COMES_TO_REST, "more than " + STEPS_MAX + " events in one run");
        }
        next.work().run();
        return true;
    }
}
