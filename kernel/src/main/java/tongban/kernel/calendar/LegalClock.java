package tongban.kernel.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.ClockEvent.Extended;
import tongban.kernel.calendar.ClockEvent.Paused;
import tongban.kernel.calendar.ClockEvent.Resumed;
import tongban.kernel.calendar.ClockEvent.Started;
import tongban.kernel.calendar.ClockEvent.Stopped;
import tongban.kernel.law.LegalReference;

/**
 * The legal clock (法定时限) of a case: a ledger of start, pauses, resumptions, extensions and stop, read against a
 * calendar. It is a pure function of its arguments, so both zones compute the same answer, and so does anyone who has
 * the ledger.
 *
 * <p>How it counts, in whole days of Beijing time:
 *
 * <ul>
 *   <li>The day of the start is not counted; day 1 is the next day of the limit's kind (民法典 201 paragraph 1). A
 *       start on a day off is valid at once.
 *   <li>A limit of working days counts working days, make-up days included (行政许可法 82); a limit of natural days
 *       counts every day, and when its last day is a day off, it ends on the next working day (民法典 203 paragraph 1).
 *   <li>A limit ends at 24:00 of its last day (民法典 203 paragraph 2); that moment itself is already too late.
 *   <li>A pause takes the days after the day on which it began, up to and with the day of resumption. The statutes say
 *       that the time of a pause is not counted (行政许可法 45, 工伤保险条例 20 paragraph 3) but not how its edges
 *       fall; 民法典 201 is applied to the pause as a period of its own: its first day is not part of it, its last day
 *       is. So a pause of minutes gains nothing, and one pause cut in two takes the same days as one that was not.
 *   <li>A limit never ends while the clock is paused: a day that would be the last one is not counted when the clock
 *       stands still at its end. So after every resumption at least one whole day is left to act.
 * </ul>
 *
 * @param calendar the responsible zone's calendar
 * @param limit the statutory limit
 * @param extension how far it may be extended, or null when the statute allows no extension
 */
public record LegalClock(
        WorkingCalendar calendar, TimeLimit limit, @Nullable ExtensionLimit extension) {
    /**
     * Beijing time, the one legal time of all zones. A fixed offset rather than a named zone, so that the answer does
     * not depend on the time-zone tables of a machine.
     */
    public static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    /** The day on which a period begins is not counted. */
    public static final LegalReference FIRST_DAY = LegalReference.of("民法典", "201", "1");

    /** A period whose last day is a day off ends on the day after the days off. */
    public static final LegalReference LAST_DAY = LegalReference.of("民法典", "203", "1");

    /** The last day ends at 24:00. */
    public static final LegalReference END_OF_DAY = LegalReference.of("民法典", "203", "2");

    /** The date of a moment in China. */
    public static LocalDate dateOf(Instant at) {
        return at.atOffset(BEIJING).toLocalDate();
    }

    /** 24:00 of a date, which is 0:00 of the next. */
    public static Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay().toInstant(BEIJING);
    }

    /**
     * Reads the clock.
     *
     * @param ledger the events, in the order of their moments
     * @param now the moment for which it is read, not before the last event
     * @return a {@link ClockReading}, or a {@link ClockRefusal} that names the first event that cannot be
     */
    public ClockAnswer read(List<ClockEvent> ledger, Instant now) {
        Course course = new Course(this);
        for (int place = 0; place < ledger.size(); place++) {
            @Nullable ClockRefusal refusal = course.enter(place, ledger.get(place));
            if (refusal != null) {
                return refusal;
            }
        }
        @Nullable ClockRefusal refusal = course.checkTime(ledger.size(), now);
        if (refusal != null) {
            return refusal;
        }
        return ledger.isEmpty() ? new ClockRefusal.NotStarted(0) : course.read(ledger.size(), now);
    }

    /** The ledger as far as it has been entered. */
    private static final class Course {
        private final LegalClock clock;
        private final List<PauseSpan> pauses = new ArrayList<>();
        private int extended;
        private @Nullable Started started;
        private @Nullable Paused pause;
        private @Nullable Stopped stopped;
        private @Nullable Instant latest;

        Course(LegalClock clock) {
            this.clock = clock;
        }

        @Nullable
        ClockRefusal enter(int place, ClockEvent event) {
            @Nullable ClockRefusal refusal = checkTime(place, event.at());
            if (refusal == null) {
                refusal = checkOrder(place, event);
            }
            if (refusal == null) {
                refusal = checkLimit(place, event);
            }
            if (refusal == null) {
                latest = event.at();
                apply(event);
            }
            return refusal;
        }

        @Nullable
        ClockRefusal checkTime(int place, Instant at) {
            // Instants reach beyond what LocalDate holds, so the far ends are cut off before the date is taken.
            boolean absurd = Math.abs(at.getEpochSecond()) > 300_000_000_000L;
            LocalDate date = absurd ? (at.getEpochSecond() < 0 ? LocalDate.MIN : LocalDate.MAX) : dateOf(at);
            if (!clock.calendar.covers(date)) {
                return new ClockRefusal.OutsideCalendar(place, date, clock.calendar.first());
            }
            return latest != null && at.isBefore(latest) ? new ClockRefusal.OutOfOrder(place, latest) : null;
        }

        private @Nullable ClockRefusal checkOrder(int place, ClockEvent event) {
            if (started == null) {
                return event instanceof Started ? null : new ClockRefusal.NotStarted(place);
            }
            if (stopped != null) {
                return new ClockRefusal.AlreadyStopped(place);
            }
            return switch (event) {
                case Started again -> new ClockRefusal.AlreadyStarted(place);
                case Paused again -> pause == null ? null : new ClockRefusal.AlreadyPaused(place);
                case Resumed resumed -> pause != null ? null : new ClockRefusal.NotPaused(place);
                case Extended extension -> checkExtension(place, extension);
                case Stopped stop -> null;
            };
        }

        private @Nullable ClockRefusal checkExtension(int place, Extended event) {
            int allowed = clock.extension == null ? 0 : clock.extension.length();
            int left = allowed - extended;
            return event.length() <= left ? null : new ClockRefusal.ExtensionNotAllowed(place, left);
        }

        private @Nullable ClockRefusal checkLimit(int place, ClockEvent event) {
            if (event instanceof Paused || event instanceof Extended) {
                @Nullable Instant due = due(count(dateOf(event.at())));
                if (due != null && !event.at().isBefore(due)) {
                    return new ClockRefusal.LimitIsOver(place, due);
                }
            }
            return null;
        }

        private void apply(ClockEvent event) {
            switch (event) {
                case Started start -> started = start;
                case Paused begun -> {
                    pause = begun;
                    pauses.add(new PauseSpan(begun, dateOf(begun.at()), null));
                }
                case Resumed resumed -> {
                    PauseSpan open = pauses.removeLast();
                    pauses.add(new PauseSpan(open.event(), open.from(), dateOf(resumed.at())));
                    pause = null;
                }
                case Extended extension -> extended += extension.length();
                case Stopped stop -> stopped = stop;
            }
        }

        private DayCount count(LocalDate until) {
            Started start = Objects.requireNonNull(started, "the ledger has a start by now");
            return new DayCount(clock, clock.limit.length() + extended, dateOf(start.at()), pauses).to(until);
        }

        private static @Nullable Instant due(DayCount count) {
            LocalDate last = count.last();
            return last == null ? null : endOf(last);
        }

        ClockAnswer read(int place, Instant now) {
            Instant seen = stopped == null ? now : stopped.at();
            LocalDate today = dateOf(seen);
            DayCount count = count(today);
            @Nullable Instant due = due(count);
            if (due == null && pause == null) {
                // Only at the very end of the calendar can a running limit have no last day.
                return new ClockRefusal.OutsideCalendar(place, today, clock.calendar.first());
            }
            int total = clock.limit.length() + extended;
            int used = (int) count.days().stream()
                    .filter(day -> day.number() > 0 && day.day().date().isBefore(today))
                    .count();
            boolean estimated = count.days().stream().anyMatch(day -> day.day().estimated());
            return new ClockReading(state(due, now), due, total, used, total - used, estimated, count.days());
        }

        private ClockState state(@Nullable Instant due, Instant now) {
            if (stopped != null) {
                return due != null && !stopped.at().isBefore(due)
                        ? new ClockState.StoppedLate(stopped, due)
                        : new ClockState.StoppedInTime(stopped);
            }
            if (due == null) {
                return new ClockState.Paused(Objects.requireNonNull(pause, "only a pause leaves it open"));
            }
            return now.isBefore(due) ? new ClockState.Running(due) : new ClockState.Overdue(due);
        }
    }
}
