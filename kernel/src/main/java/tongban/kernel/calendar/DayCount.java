package tongban.kernel.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.ClockDay.Reason;
import tongban.kernel.law.LegalReference;

/** Counts a limit day by day, from the day of the start to its last day, or to a given day while a pause is open. */
final class DayCount {
    private final WorkingCalendar calendar;
    private final TimeLimit limit;
    private final int total;
    private final LocalDate start;
    private final List<PauseSpan> pauses;
    private final List<ClockDay> days = new ArrayList<>();
    private int counted;
    private @Nullable LocalDate last;

    /**
     * A count that has not begun.
     *
     * @param total the length of the limit with its extensions
     * @param start the day of the start
     * @param pauses in their order
     */
    DayCount(LegalClock clock, int total, LocalDate start, List<PauseSpan> pauses) {
        this.calendar = clock.calendar();
        this.limit = clock.limit();
        this.total = total;
        this.start = start;
        this.pauses = pauses;
    }

    /**
     * Counts.
     *
     * @param until the last day of the explanation while a pause is open; without an open pause it is not used
     */
    DayCount to(LocalDate until) {
        boolean open = !pauses.isEmpty() && pauses.getLast().to() == null;
        for (LocalDate date = start; last == null && calendar.covers(date); date = date.plusDays(1)) {
            if (open && date.isAfter(until)) {
                break;
            }
            add(calendar.day(date));
        }
        return this;
    }

    List<ClockDay> days() {
        return days;
    }

    /** The last day of the limit; null while a pause is open. */
    @Nullable
    LocalDate last() {
        return last;
    }

    private void add(CalendarDay day) {
        LocalDate date = day.date();
        if (date.equals(start)) {
            put(day, Reason.FIRST_DAY, null, LegalClock.FIRST_DAY);
            return;
        }
        @Nullable PauseSpan taking = first(date, true);
        if (taking != null) {
            put(day, Reason.PAUSED, taking.event(), taking.event().basis());
            return;
        }
        @Nullable PauseSpan standing = first(date, false);
        if (counted == total) {
            rollOver(day, standing);
        } else if (limit.kind() == DayKind.WORKING && !day.working()) {
            put(day, Reason.NOT_WORKING, null, limit.counting());
        } else if (counted + 1 == total && standing != null) {
            put(day, Reason.PAUSED_AT_END, standing.event(), standing.event().basis());
        } else {
            counted++;
            if (counted == total && day.working()) {
                last = date;
            }
            days.add(new ClockDay(day, counted, Reason.COUNTED, null, limit.counting(), date.equals(last)));
        }
    }

    /** All days are counted, but the last of them was a day off: the first working day that is not paused ends it. */
    private void rollOver(CalendarDay day, @Nullable PauseSpan standing) {
        if (!day.working()) {
            put(day, Reason.ENDS_LATER, null, LegalClock.LAST_DAY);
        } else if (standing != null) {
            put(day, Reason.PAUSED_AT_END, standing.event(), standing.event().basis());
        } else {
            last = day.date();
            put(day, Reason.ENDS_HERE, null, LegalClock.LAST_DAY);
        }
    }

    private void put(CalendarDay day, Reason reason, ClockEvent.@Nullable Paused pause, LegalReference basis) {
        days.add(new ClockDay(day, 0, reason, pause, basis, day.date().equals(last)));
    }

    private @Nullable PauseSpan first(LocalDate date, boolean taking) {
        for (PauseSpan pause : pauses) {
            if (taking ? pause.takes(date) : pause.standsAtEndOf(date)) {
                return pause;
            }
        }
        return null;
    }
}
