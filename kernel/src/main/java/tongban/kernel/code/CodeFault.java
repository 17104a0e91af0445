package tongban.kernel.code;

/**
 * One fault of a text that is no code of the kind asked for: which rule it breaks, where, what stands there, and what
 * would be right.
 *
 * @param rule the rule that is broken
 * @param position the character at fault in the normalised text, counted from 1; one past the end when something is
 *     missing there
 * @param givenPosition the same character in the text as it was given, counted from 1 in Unicode characters
 * @param found what stands there, printable: the character, a short part, a length, or {@code U+202E} for what cannot
 *     be shown
 * @param right what would be right: a character, an alphabet such as {@code 0-9}, a length, a range; empty when nothing
 *     can be named
 */
public record CodeFault(Rule rule, int position, int givenPosition, String found, String right) {
    /** The rules that a text can break. */
    public enum Rule {
        /** Nothing is left to read. */
        EMPTY,
        /** The text is longer than any code; it was not looked at further. */
        TOO_LONG,
        /** A character that cannot be shown or typed: control, half of a surrogate pair, direction mark. */
        UNREADABLE_CHARACTER,
        /** A character that this kind of code does not have at this place. */
        FOREIGN_CHARACTER,
        /** More or fewer characters than the standard says. */
        WRONG_LENGTH,
        /** A 15-digit number of the first generation, out of use since 2013-01-01 (居民身份证法 2011 amendment). */
        FIRST_GENERATION_ID,
        /** The first two digits are no province of GB/T 2260. */
        UNKNOWN_PROVINCE,
        /** The year of birth is before 1800, which no register reaches. */
        NO_SUCH_YEAR,
        /** The month is not 01 to 12. */
        NO_SUCH_MONTH,
        /** The month has no such day. */
        NO_SUCH_DAY,
        /** The date of birth is after the day asked about. */
        BORN_LATER,
        /** The check character does not agree with the characters before it. */
        WRONG_CHECK,
        /** The organisation code inside a credit code does not agree with its own check (GB 11714). */
        WRONG_INNER_CHECK,
        /** The identifier does not begin with the arc of electronic licences. */
        WRONG_ARC,
        /** The identifier has not the five parts type, issuer, serial, version, check after its arc. */
        WRONG_PARTS,
        /** The first character must be a letter. */
        NO_LETTER_FIRST,
        /** The word is kept for the protocol itself. */
        RESERVED_WORD
    }
}
