package tongban.kernel.law;

import java.time.LocalDate;

/**
 * The two dates of every question about the law: for which day, and with the knowledge of which day. A past decision is
 * recomputed as it was by asking with the day on which it was made.
 *
 * @param effective the day for which the value is asked (适用日)
 * @param known the day whose knowledge counts: later publications are not seen
 */
public record AsOf(LocalDate effective, LocalDate known) {
    /** A question about a day, with that day's own knowledge. */
    public static AsOf on(LocalDate day) {
        return new AsOf(day, day);
    }
}
