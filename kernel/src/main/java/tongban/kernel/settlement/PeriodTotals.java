package tongban.kernel.settlement;

import tongban.kernel.money.Fen;

/**
 * What a provider and a fund compare for a period (3201), for one kind of insurance, one kind of clearing and one office:
 * settlements less cancellations (identity 9).
 *
 * @param settlements how many were settled, a cancellation counted as one less
 * @param total {@code medfee_sumamt}
 * @param fund {@code fund_pay_sumamt}
 * @param account {@code acct_pay}
 */
public record PeriodTotals(int settlements, Fen total, Fen fund, Fen account) {
    /** A period in which nothing happened. */
    public static final PeriodTotals NOTHING = new PeriodTotals(0, Fen.ZERO, Fen.ZERO, Fen.ZERO);

    /** With one settlement more. */
    public PeriodTotals with(Settlement settlement) {
        return plus(1, settlement.amounts());
    }

    /** With one cancellation more, in the period in which it was made. */
    public PeriodTotals with(Cancellation cancellation) {
        return plus(-1, cancellation.amounts());
    }

    private PeriodTotals plus(int count, Amounts amounts) {
        return new PeriodTotals(
                Math.addExact(settlements, count),
                total.plus(amounts.scope().total()),
                fund.plus(amounts.fundTotal()),
                account.plus(amounts.account()));
    }
}
