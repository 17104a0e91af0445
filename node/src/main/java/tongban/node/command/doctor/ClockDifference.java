package tongban.node.command.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * How far this machine's clock is ahead of another one.
 *
 * @param ahead negative when it is behind
 */
record ClockDifference(Duration ahead) {

    /** From here on partners refuse checkpoints (docs/protocol/channel-1.md, clock-ahead). */
    private static final Duration REFUSED = Duration.ofSeconds(60);

    /** A clock that is kept by NTP is never so far off; an HTTP date has whole seconds. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    /**
     * The difference from a clock that was asked.
     *
     * @param theirs what it said
     * @param before this machine's clock before it was asked
     * @param after the same after the answer
     */
    static ClockDifference of(Instant theirs, Instant before, Instant after) {
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        return new ClockDifference(Duration.between(theirs, middle));
    }

    Finding.Level level() {
        if (ahead.abs().compareTo(REFUSED) >= 0) {
            return Finding.Level.FAULT;
        }
        return ahead.abs().compareTo(KEPT) > 0 ? Finding.Level.WARNING : Finding.Level.WELL;
    }

    /** The key of the sentence: {@code clock.well}, {@code clock.ahead} or {@code clock.behind}. */
    String key() {
        if (level() == Finding.Level.WELL) {
            return "clock.well";
        }
        return ahead.isNegative() ? "clock.behind" : "clock.ahead";
    }

    long seconds() {
        return ahead.abs().toSeconds();
    }
}
