package tongban.node.command.doctor;

import java.time.Duration;

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
