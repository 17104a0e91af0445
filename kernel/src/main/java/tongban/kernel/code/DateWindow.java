package tongban.kernel.code;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something changed, as far as it is known: after one day and by another. Editions of a table that differ tell no
 * more than that.
 *
 * @param after the last day on which it had not changed yet; null when not known
 * @param by the first day on which it is known to have changed; it may have changed earlier
 */
public record DateWindow(@Nullable LocalDate after, LocalDate by) {
    /** @throws IllegalArgumentException if the window ends before it begins */
    public DateWindow {
        if (after != null && !after.isBefore(by)) {
            throw new IllegalArgumentException("a window ends after it begins");
        }
    }

    /** A change on a known day. */
    public static DateWindow on(LocalDate day) {
        return new DateWindow(day.minusDays(1), day);
    }

    /** The day is known exactly. */
    public boolean isExact() {
        return after != null && after.plusDays(1).equals(by);
    }

    /** It certainly has not changed on that day. */
    boolean notYet(LocalDate day) {
        return after != null && !day.isAfter(after);
    }

    /** It certainly has changed on that day. */
    boolean already(LocalDate day) {
        return !day.isBefore(by);
    }
}
