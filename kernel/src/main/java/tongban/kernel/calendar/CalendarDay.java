package tongban.kernel.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a date is.
 *
 * @param date the date in China
 * @param nature working or not, and why
 * @param festival the festival that a notice names for it, otherwise empty
 * @param notice the latest notice that speaks about this very day, or null when the plain week decides
 * @param estimated true when the year is not announced: only weekends are known, holidays and make-up days are not
 */
public record CalendarDay(
        LocalDate date,
        Nature nature,
        String festival,
        @Nullable CalendarNotice notice,
        boolean estimated) {

    /** The kinds of day. */
    public enum Nature {
        /** Monday to Friday, and no notice says otherwise. */
        WORKDAY(true),
        /** Saturday or Sunday, and no notice says otherwise. */
        WEEKEND(false),
        /** A day off by notice (放假), the statutory holiday itself or a day shifted to it. */
        HOLIDAY(false),
        /** A Saturday or Sunday on which one works by notice (调休上班). */
        MAKE_UP_WORKDAY(true);

        private final boolean working;

        Nature(boolean working) {
            this.working = working;
        }
    }

    /** Whether offices work on this day (工作日). */
    public boolean working() {
        return nature.working;
    }
}
