package tongban.kernel.calendar;

import java.time.Instant;

/** How a clock stands at the reading time. */
public sealed interface ClockState {
    /** It runs and the limit is not over. */
    record Running(Instant due) implements ClockState {}

    /** It is paused; the due date is open until it resumes. */
    record Paused(ClockEvent.Paused pause) implements ClockState {}

    /** The limit ended and what it was for has not been done. */
    record Overdue(Instant due) implements ClockState {}

    /** It was stopped before the limit ended. */
    record StoppedInTime(ClockEvent.Stopped stop) implements ClockState {}

    /** It was stopped after the limit had ended. */
    record StoppedLate(ClockEvent.Stopped stop, Instant due) implements ClockState {}
}
