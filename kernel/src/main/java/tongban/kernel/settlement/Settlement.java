package tongban.kernel.settlement;

import java.util.List;
import tongban.kernel.money.Fen;

/**
 * A bill that was settled, with everything that explains it.
 *
 * @param bill the bill as the care zone's list divides it
 * @param coverage what the insured zone knew
 * @param amounts the amounts
 * @param poolRatio the ratio that was applied, after what was taken off ({@code pool_prop_selfpay})
 * @param added what it adds to the person's year
 * @param balanceAfter what is left in the account ({@code balc})
 * @param steps why, step by step
 */
public record Settlement(
        ScopedBill bill,
        Coverage coverage,
        Amounts amounts,
        Ratio poolRatio,
        Accumulators added,
        Fen balanceAfter,
        List<Step> steps)
        implements SettlementAnswer {

    /** Keeps its own copy of the steps. */
    public Settlement {
        steps = List.copyOf(steps);
    }

    /** What the person has used in the year after it. */
    public Accumulators usedAfter() {
        return coverage.used().plus(added);
    }

    /**
     * Its cancellation (结算撤销, 2208): every amount of the other sign, taken from the year in which it was added. No
     * other settlement is looked at again.
     */
    public Cancellation cancellation() {
        return new Cancellation(amounts.negated(), added, amounts.account());
    }

    /** What the fund pays of each line, by its part of what is in scope; together they are what the fund pays. */
    public List<Fen> fundByLine() {
        return Shares.of(
                amounts.fundTotal().minus(inFundTotal()),
                bill.scopes().stream().map(Scope::inScope).toList());
    }

    private Fen inFundTotal() {
        return coverage.profile() == Profile.ACCOUNT_IS_A_FUND ? amounts.account() : Fen.ZERO;
    }
}
