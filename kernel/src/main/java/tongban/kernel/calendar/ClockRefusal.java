package tongban.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An event that cannot stand where it stands in the ledger. {@link #place} is its index, counted from 0; when there are
 * no events it is 0, and for a fault of the reading time it is the number of events.
 */
public sealed interface ClockRefusal extends ClockAnswer {
    /** The index of the event at fault. */
    int place();

    /** The first event is no start: nothing can be paused or extended before the limit runs. */
    record NotStarted(int place) implements ClockRefusal {}

    /** A second start; a limit that begins anew is a new clock. */
    record AlreadyStarted(int place) implements ClockRefusal {}

    /** The event, or the reading time, is earlier than the event before it. */
    record OutOfOrder(int place, Instant before) implements ClockRefusal {}

    /** A pause while the clock is paused already. */
    record AlreadyPaused(int place) implements ClockRefusal {}

    /** A resumption while the clock runs. */
    record NotPaused(int place) implements ClockRefusal {}

    /** An event after the clock was stopped. */
    record AlreadyStopped(int place) implements ClockRefusal {}

    /** A limit that is over can be neither paused nor extended. */
    record LimitIsOver(int place, Instant due) implements ClockRefusal {}

    /**
     * An extension beyond what the statute allows.
     *
     * @param left how many days may still be added; 0 when the statute allows none or all are used
     */
    record ExtensionNotAllowed(int place, int left) implements ClockRefusal {}

    /** A date outside the calendar. */
    record OutsideCalendar(int place, LocalDate date, LocalDate first) implements ClockRefusal {}
}
