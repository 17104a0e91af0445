package tongban.kernel.settlement;

import java.util.ArrayList;
import java.util.List;
import tongban.kernel.money.Fen;

/** The nine equations that every settlement of the national interface holds, to the fen. */
public enum Identity {
    /** 1: the bill is the sum of its four parts, each line too, and the bill is the sum of its lines. */
    SCOPE,
    /** 2: {@code fund_pay_sumamt} is the sum of the funds, with the account where the profile counts it so. */
    FUNDS,
    /** 3: the bill is what funds, person and hospital pay. */
    TOTAL,
    /** 4: what the person pays is account and cash; cash alone where the account is counted as a fund. */
    PERSON,
    /** 5: the parts by fund add up to {@code fund_pay_sumamt}. */
    DETAILS,
    /** 6: the account's balance falls by what it pays, and not below zero. */
    BALANCE,
    /** 7: the pooling fund pays the ratio's part above the deductible, at most what is left of the cap. */
    POOL,
    /** 8: a cancellation is the exact negative of its settlement. */
    CANCELLATION,
    /** 9: the totals of a period are what was settled less what was cancelled. */
    PERIOD;

    /** Which of the first seven a settlement does not hold; none when all is well. */
    public static List<Identity> broken(Settlement settlement) {
        Amounts amounts = settlement.amounts();
        Coverage coverage = settlement.coverage();
        List<Identity> broken = new ArrayList<>(0);
        broken.addAll(broken(amounts, coverage.profile()));
        require(linesAddUp(settlement.bill()), SCOPE, broken);
        Fen before = coverage.account().balance();
        Fen after = settlement.balanceAfter();
        require(!after.isNegative() && before.minus(after).equals(amounts.account()), BALANCE, broken);
        require(pool(settlement), POOL, broken);
        return broken;
    }

    /** Which of the first five the amounts alone do not hold, as in a message of another system. */
    public static List<Identity> broken(Amounts amounts, Profile profile) {
        Fen account = amounts.account().plus(amounts.mutualAid());
        Fen inFund = profile == Profile.ACCOUNT_IS_A_FUND ? account : Fen.ZERO;
        Fen inPerson = profile == Profile.ACCOUNT_IS_A_FUND ? Fen.ZERO : account;
        List<Identity> broken = new ArrayList<>(0);
        require(addsUp(amounts.scope()), SCOPE, broken);
        require(amounts.fundTotal().equals(amounts.funds().sum().plus(inFund)), FUNDS, broken);
        Fen borne = amounts.fundTotal().plus(amounts.person()).plus(amounts.hospital());
        require(amounts.scope().total().equals(borne), TOTAL, broken);
        require(amounts.person().equals(amounts.cash().plus(inPerson)), PERSON, broken);
        Fen details = amounts.mutualAid();
        for (FundType.Detail detail : amounts.details()) {
            details = details.plus(detail.amount());
        }
        require(details.equals(amounts.fundTotal().plus(inPerson)), DETAILS, broken);
        return broken;
    }

    /** Whether a cancellation is the exact negative of its settlement (8). */
    public static boolean isNegative(Settlement settlement, Cancellation cancellation) {
        return cancellation.amounts().negated().equals(settlement.amounts())
                && cancellation.takenBack().equals(settlement.added())
                && cancellation.givenBack().equals(settlement.amounts().account());
    }

    private static boolean linesAddUp(ScopedBill bill) {
        Scope sum = Scope.NOTHING;
        for (Scope scope : bill.scopes()) {
            if (!addsUp(scope)) {
                return false;
            }
            sum = sum.plus(scope);
        }
        return sum.equals(bill.sum());
    }

    private static boolean addsUp(Scope scope) {
        return scope.total()
                .equals(scope.fullSelfPay()
                        .plus(scope.overLimit())
                        .plus(scope.firstSelfPay())
                        .plus(scope.inScope()));
    }

    private static boolean pool(Settlement settlement) {
        Amounts amounts = settlement.amounts();
        Coverage coverage = settlement.coverage();
        Fen part = settlement.poolRatio().of(amounts.scope().inScope().minus(amounts.deductible()));
        Fen pool = amounts.funds().pool();
        Fen all = coverage.used().pool().plus(pool);
        Fen cap = coverage.rules().cap().value();
        return pool.equals(part)
                ? pool.amount() == 0 || all.compareTo(cap) <= 0
                : pool.compareTo(part) < 0 && (all.equals(cap) || (pool.amount() == 0 && all.compareTo(cap) > 0));
    }

    private static void require(boolean holds, Identity identity, List<Identity> broken) {
        if (!holds && !broken.contains(identity)) {
            broken.add(identity);
        }
    }
}
