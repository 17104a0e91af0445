package tongban.kernel.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One value of a parameter with its two dates and its source.
 *
 * @param effective the first day on which it applies (施行日)
 * @param published the day on which it was published (公布日); null when not found, then it counts as known from the
 *     day on which it applies
 * @param value the value
 * @param reference the provision that sets it
 */
public record DatedValue<T>(LocalDate effective, @Nullable LocalDate published, T value, LegalReference reference) {
    /** The first day on which anyone could know this value. */
    public LocalDate knownFrom() {
        return published == null ? effective : published;
    }
}
