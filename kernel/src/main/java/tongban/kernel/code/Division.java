package tongban.kernel.code;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One division with one name for one span of time; a new name or a return after abolition is another row.
 *
 * @param code the code
 * @param name the official Chinese name
 * @param from when it came to be
 * @param to when it was abolished or renamed; null while it stands in the newest edition loaded
 * @param source the edition or act that says so
 */
public record Division(
        DivisionCode code,
        String name,
        DateWindow from,
        @Nullable DateWindow to,
        String source) {
    /** Whether a division was in force on a day. */
    public enum Standing {
        IN_FORCE,
        NOT_YET,
        ABOLISHED,
        /** The day lies inside a window in which the change happened on a day that is not known. */
        UNCERTAIN
    }

    /** What is known of this row on a day; a row without an end counts as in force on every later day. */
    public Standing on(LocalDate day) {
        if (to != null && to.already(day)) {
            return Standing.ABOLISHED;
        }
        if (from.notYet(day)) {
            return Standing.NOT_YET;
        }
        boolean begun = from.already(day);
        boolean stillThere = to == null || to.notYet(day);
        return begun && stillThere ? Standing.IN_FORCE : Standing.UNCERTAIN;
    }

    /** It stands in the newest edition loaded. */
    public boolean isCurrent() {
        return to == null;
    }
}
