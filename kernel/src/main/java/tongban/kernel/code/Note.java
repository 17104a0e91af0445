package tongban.kernel.code;

/**
 * Something that a reader did to a text, or found worth saying, without refusing it.
 *
 * @param kind what it was
 * @param givenPosition the first character of the given text that it concerns, counted from 1 in Unicode characters
 * @param found what stood there, printable
 */
public record Note(Kind kind, int givenPosition, String found) {
    /** The kinds of note. */
    public enum Kind {
        /** Full-width forms (U+FF01 to U+FF5E) were read as their ASCII characters. */
        FULL_WIDTH_READ,
        /** Letters were read in the case that the standard writes. */
        CASE_CHANGED,
        /** Blanks before or after the code were left out. */
        BLANKS_LEFT_OUT,
        /** Blanks or hyphens between the characters of the code were left out. */
        SEPARATORS_LEFT_OUT,
        /** Filling zeros of a 9 or 12 digit statistical code were left out. */
        ZEROS_LEFT_OUT,
        /** The registering department or its class is in no table of GB 32100-2015 that is known here. */
        UNLISTED_DEPARTMENT,
        /** A part that the standard fills with another code does not hold as that code. */
        INNER_CODE_DOUBTFUL
    }
}
