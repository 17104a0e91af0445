package tongban.kernel.settlement;

/** Why a line of a bill is refused. */
public enum LineFault {
    /** An amount below zero; a refund is the cancellation of a settlement. */
    NEGATIVE,
    /** More than a message holds (16,2). */
    TOO_LARGE,
    /** The part above the price limit is negative or more than the line. */
    OVER_LIMIT_OUTSIDE_LINE,
    /** Class 甲 knows no first self-payment. */
    FIRST_SELF_PAY_IN_CLASS_A,
    /** Class 丙 is paid by the person as a whole: no other first self-payment, no price limit. */
    PARTS_IN_CLASS_C
}
