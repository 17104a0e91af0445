package tongban.kernel.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A pause in days: from the day on which it began to the day on which the clock resumed, or open. */
record PauseSpan(
        ClockEvent.Paused event, LocalDate from, @Nullable LocalDate to) {
    /** The days that a pause takes from the count: the day of the pause is none of them, the day of resumption is. */
    boolean takes(LocalDate date) {
        return date.isAfter(from) && (to == null || !date.isAfter(to));
    }

    /** Whether the clock stands still at 24:00 of this day because of this pause. */
    boolean standsAtEndOf(LocalDate date) {
        return !date.isBefore(from) && (to == null || date.isBefore(to));
    }
}
