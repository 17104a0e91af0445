package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/**
 * One line of a bill with what the care zone's list says of its item (就医地目录). {@link Scoping} checks it.
 *
 * @param itemClass the class of the item
 * @param amount what the line costs ({@code det_item_fee_sumamt})
 * @param overLimit the part of it above the list's price limit ({@code overlmt_amt})
 * @param firstSelfPay the part that the person pays first ({@code selfpay_prop}): nothing for 甲, all for 丙
 */
public record CareLine(ItemClass itemClass, Fen amount, Fen overLimit, Ratio firstSelfPay) {
    /** A line of class 甲 within the price limit. */
    public static CareLine a(Fen amount) {
        return new CareLine(ItemClass.A, amount, Fen.ZERO, Ratio.NONE);
    }

    /** A line of class 乙 within the price limit. */
    public static CareLine b(Fen amount, Ratio firstSelfPay) {
        return new CareLine(ItemClass.B, amount, Fen.ZERO, firstSelfPay);
    }

    /** A line of class 丙. */
    public static CareLine c(Fen amount) {
        return new CareLine(ItemClass.C, amount, Fen.ZERO, Ratio.WHOLE);
    }
}
