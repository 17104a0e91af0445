package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/**
 * How an amount falls apart by the care zone's list; the same four parts for a line and for a bill (identity 1).
 *
 * @param total the whole ({@code medfee_sumamt})
 * @param fullSelfPay what no fund looks at ({@code fulamt_ownpay_amt})
 * @param overLimit what lies above price limits ({@code overlmt_selfpay})
 * @param firstSelfPay what the person pays first ({@code preselfpay_amt})
 * @param inScope what is left, within the policy's scope ({@code inscp_scp_amt})
 */
public record Scope(Fen total, Fen fullSelfPay, Fen overLimit, Fen firstSelfPay, Fen inScope) {
    /** Nothing. */
    public static final Scope NOTHING = new Scope(Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);

    /** The same of the other sign. */
    public Scope negated() {
        return new Scope(
                total.negated(), fullSelfPay.negated(), overLimit.negated(), firstSelfPay.negated(), inScope.negated());
    }

    /** Both together. */
    public Scope plus(Scope other) {
        return new Scope(
                total.plus(other.total),
                fullSelfPay.plus(other.fullSelfPay),
                overLimit.plus(other.overLimit),
                firstSelfPay.plus(other.firstSelfPay),
                inScope.plus(other.inScope));
    }
}
