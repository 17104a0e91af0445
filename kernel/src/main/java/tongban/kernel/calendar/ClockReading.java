package tongban.kernel.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a legal clock stands, with its explanation day by day.
 *
 * @param state running, paused, overdue or stopped
 * @param due the end of the limit: 24:00 Beijing time of its last day, which is the first moment that is too late; null
 *     while a pause is open
 * @param total the length of the limit with its extensions, in days of its kind
 * @param used counted days that are over at the reading time, or at the stop
 * @param left counted days that are not over; the running day is still left
 * @param estimated whether a day that decides the result lies beyond the announced calendar
 * @param days from the day of the start to the last day, or to the reading time while a pause is open
 */
public record ClockReading(
        ClockState state, @Nullable Instant due, int total, int used, int left, boolean estimated, List<ClockDay> days)
        implements ClockAnswer {
    /** Keeps its own copy of the days. */
    public ClockReading {
        days = List.copyOf(days);
    }
}
