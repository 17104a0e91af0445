package tongban.kernel.calendar;

import tongban.kernel.law.LegalReference;

/**
 * By how many days at most a limit may be extended (延长), all extensions together; the days are of the limit's own
 * kind.
 *
 * @param length days, at least 1
 * @param basis the provision that allows it
 */
public record ExtensionLimit(int length, LegalReference basis) {
    /** Refuses a length out of bounds. */
    public ExtensionLimit {
        if (length < 1 || length > TimeLimit.LONGEST) {
            throw new IllegalArgumentException("an extension has 1 to " + TimeLimit.LONGEST + " days, not " + length);
        }
    }
}
