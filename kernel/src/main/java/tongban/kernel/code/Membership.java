package tongban.kernel.code;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A street or town that a zone administers for a span of days, while it stays part of its host district in GB/T 2260.
 *
 * @param street the nine-digit code of the street or town
 * @param name its Chinese name
 * @param from the first day; null when the day is not known
 * @param to the last day; null while it lasts
 * @param confidence how sure this is
 * @param source where it comes from
 */
public record Membership(
        DivisionCode street,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Confidence confidence,
        String source) {
    /** How sure a fact is. */
    public enum Confidence {
        /** Read at its source. */
        READ,
        /** Known from memory of the field and not yet checked at a source: show it, and decide nothing by it alone. */
        RECALLED
    }

    public Membership {
        if (street.level() != DivisionCode.Level.STREET) {
            throw new IllegalArgumentException("a member of a zone is a street or town of nine digits");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a membership ends after it begins");
        }
    }

    /** The district or county in GB/T 2260 that the street belongs to (托管街道的所在区县). */
    public DivisionCode hostDistrict() {
        return street.parent().orElseThrow();
    }

    /** The membership holds on a day, as far as known. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
