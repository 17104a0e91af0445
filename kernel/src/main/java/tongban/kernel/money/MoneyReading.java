package tongban.kernel.money;

/** What became of a written amount: the amount, or the place and the reason why it is none. */
public sealed interface MoneyReading permits Fen, MoneyReading.Refused {
    /**
     * The text is no amount in yuan.
     *
     * @param position the first character at fault, counted from 1; one past the end when something is missing
     * @param reason what is wrong there
     */
    record Refused(int position, Reason reason) implements MoneyReading {}

    /** Why a text is no amount. */
    enum Reason {
        /** Nothing is written, or nothing before the point. */
        NO_DIGITS,
        /** A character other than a digit, one leading minus and one point. */
        NOT_A_DIGIT,
        /** Yuan are written with no decimals or with exactly two. */
        NOT_TWO_DECIMALS,
        /** A leading zero, which hides a slip of the pen. */
        LEADING_ZERO,
        /** More than a long of fen holds. */
        TOO_LARGE
    }
}
