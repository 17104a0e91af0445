package tongban.kernel.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one notice (节假日安排的通知) of the General Office of the State Council says about the days of one year. A
 * notice that reaches into a second year is given once for each year.
 *
 * @param year the year of all its days
 * @param title the notice's title
 * @param number its document number (发文字号), or null when not found
 * @param published the day it is dated
 * @param href where its text can be read, or null
 * @param days the days that it changes against the plain week
 */
public record CalendarNotice(
        int year,
        String title,
        @Nullable String number,
        LocalDate published,
        @Nullable String href,
        List<Day> days) {

    /**
     * A day that a notice names.
     *
     * @param date the day
     * @param working true for a make-up working day (调休上班), false for a day off (放假)
     * @param festival the festival to which it belongs, as the notice names it: {@code 春节}
     */
    public record Day(LocalDate date, boolean working, String festival) {}

    /** Refuses a day outside the year and a day named twice. */
    public CalendarNotice {
        days = List.copyOf(days);
        Set<LocalDate> seen = new HashSet<>();
        for (Day day : days) {
            if (day.date().getYear() != year) {
                throw new IllegalArgumentException(day.date() + " is not a day of " + year);
            }
            if (!seen.add(day.date())) {
                throw new IllegalArgumentException(day.date() + " is named twice in " + title);
            }
        }
    }

    /** Title and number as they are cited: {@code 国务院办公厅关于2026年部分节假日安排的通知}. */
    public String citation() {
        return number == null ? title : title + "（" + number + "）";
    }
}
