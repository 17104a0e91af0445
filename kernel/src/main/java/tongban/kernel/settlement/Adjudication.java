package tongban.kernel.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.kernel.law.DatedValue;
import tongban.kernel.law.LegalReference;
import tongban.kernel.money.Fen;
import tongban.kernel.settlement.Step.Rule;

/**
 * The insured zone's part (参保地政策): deductible, ratio, cap and account on what the care zone's list leaves in scope.
 * The order and the points of rounding are fixed: first self-payment in each line, scope, deductible, ratio (HALF_UP),
 * and the cap on the rounded amount.
 */
public final class Adjudication {
    private Adjudication() {}

    /**
     * Settles a bill. It changes nothing: what the year and the account become stands in the answer.
     *
     * @throws IllegalStateException when an identity does not hold, which is a fault of the program
     */
    public static SettlementAnswer settle(ScopedBill bill, Coverage coverage) {
        LocalDate date = coverage.date();
        if (coverage.used().year() != date.getYear()) {
            return new SettlementAnswer.AnotherYear(coverage.used().year(), date.getYear());
        }
        return switch (coverage.rules().cut()) {
            case Cut.AtMost bound -> new SettlementAnswer.CutNotFound(bound.most(), bound.basis());
            case Cut.None none -> settled(bill, coverage, Ratio.NONE, null);
            case Cut.Points known -> settled(bill, coverage, known.points(), known.basis());
        };
    }

    private static Settlement settled(
            ScopedBill bill, Coverage coverage, Ratio cut, @Nullable LegalReference cutBasis) {
        List<Step> steps = new ArrayList<>(bill.lines().size() + 7);
        explainLines(bill, steps);
        Scope scope = bill.sum();
        Fen deductible = deductible(scope.inScope(), coverage, steps);
        if (cutBasis != null) {
            steps.add(new Step(Rule.CUT, 0, Fen.ZERO, Fen.ZERO, cut, Fen.ZERO, cutBasis));
        }
        Ratio ratio = coverage.rules().ratio().value().less(cut);
        Fen pool = pool(scope.inScope().minus(deductible), ratio, coverage, steps);
        Amounts amounts = amounts(scope, deductible, pool, coverage, steps);
        Settlement settlement = new Settlement(
                bill,
                coverage,
                amounts,
                ratio,
                new Accumulators(coverage.used().year(), deductible, pool),
                coverage.account().balance().minus(amounts.account()),
                steps);
        return checked(settlement);
    }

    private static Fen deductible(Fen inScope, Coverage coverage, List<Step> steps) {
        DatedValue<Fen> rule = coverage.rules().deductible();
        Fen left = left(rule.value(), coverage.used().deductible());
        Fen deductible = least(inScope, left);
        steps.add(new Step(Rule.DEDUCTIBLE, 0, inScope, left, Ratio.WHOLE, deductible, rule.reference()));
        return deductible;
    }

    private static Fen pool(Fen above, Ratio ratio, Coverage coverage, List<Step> steps) {
        Rules rules = coverage.rules();
        Fen rounded = ratio.of(above);
        steps.add(new Step(
                Rule.RATIO, 0, above, Fen.ZERO, ratio, rounded, rules.ratio().reference()));
        Fen left = left(rules.cap().value(), coverage.used().pool());
        Fen pool = least(left, rounded);
        steps.add(new Step(
                Rule.CAP, 0, rounded, left, Ratio.WHOLE, pool, rules.cap().reference()));
        return pool;
    }

    private static Amounts amounts(Scope scope, Fen deductible, Fen pool, Coverage coverage, List<Step> steps) {
        Account account = coverage.account();
        Fen persons = scope.total().minus(pool);
        Fen payable = switch (account.use()) {
            case NONE -> Fen.ZERO;
            case SCOPE -> persons.minus(scope.fullSelfPay()).minus(scope.overLimit());
            case ALL -> persons;
        };
        Fen paid = least(payable, account.balance());
        Fen cash = persons.minus(paid);
        if (account.use() != Account.Use.NONE) {
            steps.add(new Step(Rule.ACCOUNT, 0, payable, account.balance(), Ratio.WHOLE, paid, null));
        }
        steps.add(new Step(Rule.CASH, 0, scope.total(), pool.plus(paid), Ratio.WHOLE, cash, null));
        boolean isFund = coverage.profile() == Profile.ACCOUNT_IS_A_FUND;
        return new Amounts(
                scope,
                deductible,
                Funds.ofPool(pool),
                isFund ? pool.plus(paid) : pool,
                isFund ? cash : persons,
                paid,
                Fen.ZERO,
                cash,
                Fen.ZERO);
    }

    private static void explainLines(ScopedBill bill, List<Step> steps) {
        for (int i = 0; i < bill.lines().size(); i++) {
            CareLine line = bill.lines().get(i);
            Scope scope = bill.scopes().get(i);
            Rule rule = switch (line.itemClass()) {
                case A -> Rule.LINE_OF_CLASS_A;
                case B -> Rule.LINE_OF_CLASS_B;
                case C -> Rule.LINE_OF_CLASS_C;
            };
            Fen result = line.itemClass() == ItemClass.C ? scope.fullSelfPay() : scope.inScope();
            steps.add(new Step(rule, i + 1, line.amount(), line.overLimit(), line.firstSelfPay(), result, null));
        }
        Scope sum = bill.sum();
        steps.add(new Step(Rule.SCOPE, 0, sum.total(), Fen.ZERO, Ratio.WHOLE, sum.inScope(), null));
    }

    private static Settlement checked(Settlement settlement) {
        List<Identity> broken = Identity.broken(settlement);
        if (!broken.isEmpty()) {
            throw new IllegalStateException("a settlement does not hold " + broken);
        }
        return settlement;
    }

    /** What is left of a yearly amount; nothing when a change of rules left less than was used. */
    private static Fen left(Fen yearly, Fen used) {
        return used.compareTo(yearly) >= 0 ? Fen.ZERO : yearly.minus(used);
    }

    private static Fen least(Fen one, Fen other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
