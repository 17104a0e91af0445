package tongban.kernel.calendar;

import tongban.kernel.law.LegalReference;

/**
 * A statutory time limit (期限).
 *
 * @param length how many days, 1 to {@value #LONGEST}
 * @param kind which days count
 * @param basis the provision that sets the length
 * @param counting the provision that says which days count; the same as {@code basis} when that says it itself
 */
public record TimeLimit(int length, DayKind kind, LegalReference basis, LegalReference counting) {
    /** Ten years; a longer period is no limit for an office and is counted in years, not days. */
    public static final int LONGEST = 3650;

    /** Refuses a length out of bounds. */
    public TimeLimit {
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("a time limit has 1 to " + LONGEST + " days, not " + length);
        }
    }

    /** A limit whose own provision says which days count. */
    public TimeLimit(int length, DayKind kind, LegalReference basis) {
        this(length, kind, basis, basis);
    }
}
