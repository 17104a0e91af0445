package tongban.benchmarks.testbed;

import java.time.Duration;

/**
 * How long things are measured.
 *
 * @param rounds interleaved rounds; each measures every row once
 * @param warmWindow length of a window in which nothing counts yet
 * @param firstWindowsMax how many such windows a side gets before the first round at most
 * @param rowWindowsMax how many a row gets before it is measured at most
 * @param measured length of the window that counts
 * @param whole after this much time since the start no further round begins
 */
public record Pace(
        int rounds, Duration warmWindow, int firstWindowsMax, int rowWindowsMax, Duration measured, Duration whole) {
    public static final Pace FULL =
            new Pace(3, Duration.ofSeconds(2), 45, 10, Duration.ofSeconds(10), Duration.ofMinutes(40));
    public static final Pace QUICK =
            new Pace(3, Duration.ofSeconds(2), 10, 0, Duration.ofSeconds(2), Duration.ofSeconds(220));

    /** The least time that a round takes. */
    public Duration round(int rows) {
        return measured.plus(warmWindow.multipliedBy(Math.min(rowWindowsMax, 3)))
                .plusMillis(SETTLING_MILLIS)
                .multipliedBy(rows);
    }

    /** What a row gets to open its connections before anything is looked at. */
    public static final long SETTLING_MILLIS = 1000;
}
