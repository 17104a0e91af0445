package tongban.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.CalendarDay.Nature;

/**
 * The working calendar (工作日历) of mainland China: the five-day week, changed by the yearly notices of the General
 * Office of the State Council. It holds what it was given and never looks anything up, so two zones with the same
 * notices answer the same.
 *
 * <p>A later notice about a day replaces an earlier one, as 国办发明电〔2020〕1号 did for the Spring Festival of 2020.
 */
public final class WorkingCalendar {
    /** No date after this is answered; it keeps every computation in the calendar finite. */
    private static final LocalDate LAST_ANSWERED = LocalDate.of(9999, 12, 31);

    private final List<CalendarNotice> notices;
    private final Map<LocalDate, Entry> entries;
    private final LocalDate first;
    private final LocalDate lastAnnounced;

    private record Entry(CalendarNotice notice, CalendarNotice.Day day) {}

    private WorkingCalendar(List<CalendarNotice> notices, LocalDate first) {
        this.notices = notices;
        this.first = first;
        this.entries = new HashMap<>();
        int last = first.getYear() - 1;
        for (CalendarNotice notice : notices) {
            last = Math.max(last, notice.year());
            for (CalendarNotice.Day day : notice.days()) {
                entries.put(day.date(), new Entry(notice, day));
            }
        }
        this.lastAnnounced = LocalDate.of(last, 12, 31);
    }

    /**
     * A calendar of these notices, in any order.
     *
     * @throws IllegalArgumentException when there is no notice, or a year between the first and the last has none
     */
    public static WorkingCalendar of(Collection<CalendarNotice> notices) {
        List<CalendarNotice> sorted = notices.stream()
                .sorted(Comparator.comparing(CalendarNotice::published).thenComparing(CalendarNotice::year))
                .toList();
        List<Integer> years =
                sorted.stream().map(CalendarNotice::year).distinct().sorted().toList();
        if (years.isEmpty()) {
            throw new IllegalArgumentException("a calendar needs at least one notice");
        }
        if (years.getLast() - years.getFirst() != years.size() - 1) {
            throw new IllegalArgumentException("a year is missing among " + years);
        }
        return new WorkingCalendar(sorted, LocalDate.of(years.getFirst(), 1, 1));
    }

    /** The same calendar as one could know it on that day: notices published later are not in it. */
    public WorkingCalendar asKnownOn(LocalDate known) {
        return new WorkingCalendar(
                notices.stream()
                        .filter(notice -> !notice.published().isAfter(known))
                        .toList(),
                first);
    }

    /** The first day that the calendar can answer; earlier days belong to years that it was not given. */
    public LocalDate first() {
        return first;
    }

    /** The last day whose year is announced; every later answer is an estimate. */
    public LocalDate lastAnnounced() {
        return lastAnnounced;
    }

    /** All notices, by the day of publication. */
    public List<CalendarNotice> notices() {
        return notices;
    }

    /** Whether {@link #day} answers for this date: not before {@link #first} and not after the year 9999. */
    public boolean covers(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(LAST_ANSWERED);
    }

    /**
     * What this date is.
     *
     * @throws IllegalArgumentException when the calendar does not cover it; ask {@link #covers} first
     */
    public CalendarDay day(LocalDate date) {
        if (!covers(date)) {
            throw new IllegalArgumentException("no calendar for " + date + "; it begins on " + first);
        }
        @Nullable Entry entry = entries.get(date);
        boolean estimated = date.isAfter(lastAnnounced);
        if (entry == null) {
            boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            return new CalendarDay(date, weekend ? Nature.WEEKEND : Nature.WORKDAY, "", null, estimated);
        }
        Nature nature = entry.day().working() ? Nature.MAKE_UP_WORKDAY : Nature.HOLIDAY;
        return new CalendarDay(date, nature, entry.day().festival(), entry.notice(), estimated);
    }
}
