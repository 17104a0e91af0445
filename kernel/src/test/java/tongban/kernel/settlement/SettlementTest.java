package tongban.kernel.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.money.Fen;

class SettlementTest {
    private static Fen fen(String yuan) {
        return (Fen) Fen.read(yuan);
    }

    private static Ratio ratio(String text) {
        return Ratio.read(text).orElseThrow();
    }

    private static Settlement settle(String deductible, String ratio, String cap, List<CareLine> lines) {
        Rules rules = Visits.rules(fen(deductible), ratio(ratio), fen(cap), new Cut.None());
        return Visits.settle(lines, Visits.coverage(rules, Fen.ZERO, Fen.ZERO));
    }

    /** Published by 防城港市, http://www.fcgs.gov.cn/ggfw/zxbs/shbz/wyw/t17315882.shtml: 三级, 起付 50, 75%. */
    @Test
    void publishedExampleOfFangchenggang() {
        List<CareLine> lines = List.of(CareLine.a(fen("200.00")), CareLine.c(fen("100.00")));
        Amounts amounts = settle("50", "0.75", "1000000", lines).amounts();
        assertThat(amounts.byField())
                .containsEntry("medfee_sumamt", fen("300.00"))
                .containsEntry("fulamt_ownpay_amt", fen("100.00"))
                .containsEntry("inscp_scp_amt", fen("200.00"))
                .containsEntry("act_pay_dedc", fen("50.00"))
                .containsEntry("fund_pay_sumamt", fen("112.50"))
                .containsEntry("psn_part_amt", fen("187.50"));
    }

    /** A real answer of another system (2304, in a public program for hospitals); identities 1 to 5 hold on it. */
    @Test
    void identitiesHoldOnARealMessage() {
        Scope scope = new Scope(fen("5792.53"), fen("296.20"), Fen.ZERO, fen("522.61"), fen("4973.72"));
        Funds funds = Funds.ofPool(fen("3106.54"));
        Fen cash = fen("2685.99");
        Amounts real = new Amounts(scope, fen("800"), funds, fen("3106.54"), cash, Fen.ZERO, Fen.ZERO, cash, Fen.ZERO);
        assertThat(Identity.broken(real, Profile.ACCOUNT_IS_THE_PERSONS)).isEmpty();
        Amounts wrong = new Amounts(
                scope, fen("800"), funds, fen("3106.55"), cash, Fen.ZERO, Fen.ZERO, fen("2685.98"), Fen.ZERO);
        assertThat(Identity.broken(wrong, Profile.ACCOUNT_IS_THE_PERSONS))
                .containsExactly(Identity.FUNDS, Identity.TOTAL, Identity.PERSON, Identity.DETAILS);
        Scope torn = new Scope(fen("5792.54"), fen("296.20"), Fen.ZERO, fen("522.61"), fen("4973.72"));
        assertThat(Identity.broken(
                        new Amounts(torn, fen("800"), funds, fen("3106.54"), cash, Fen.ZERO, Fen.ZERO, cash, Fen.ZERO),
                        Profile.ACCOUNT_IS_THE_PERSONS))
                .containsExactly(Identity.SCOPE, Identity.TOTAL);
    }

    /** Derived from the parameters of 成都 and 重庆; no example in yuan was published by either. */
    @ParameterizedTest
    @CsvSource({
        "200, 0.50, 2000, 1000, 0, 0, 200.00, 400.00",
        "200, 0.60, 2000, 1000, 0, 0, 200.00, 480.00",
        "150, 0.70, 2500, 1000, 0, 0, 150.00, 595.00",
        "200, 0.50, 2000, 120.55, 0, 0, 120.55, 0.00",
        "200, 0.50, 2000, 5000, 200, 1900, 0.00, 100.00",
        "200, 0.50, 880, 3000, 0, 0, 200.00, 880.00",
        "200, 0.60, 3000, 1000, 0, 0, 200.00, 480.00",
        "100, 0.60, 4000, 1000, 0, 0, 100.00, 540.00",
        "200, 0.60, 3000, 6000, 0, 0, 200.00, 3000.00",
        "100, 0.70, 4000, 333.33, 100, 3900.00, 0.00, 100.00",
        // The cap stands after rounding, and half a fen goes upwards.
        "0, 0.50, 2000, 0.01, 0, 0, 0.00, 0.01",
        "0, 0.05, 2000, 545.50, 0, 0, 0.00, 27.28",
        "0, 0.50, 0.01, 0.05, 0, 0, 0.00, 0.01",
        // A later rule allows less than was used: nothing more, and nothing back.
        "100, 0.50, 2000, 300, 150, 2100, 0.00, 0.00",
    })
    void computesDeductibleAndFund(
            String deductible,
            String ratio,
            String cap,
            String inScope,
            String deductibleUsed,
            String poolUsed,
            String counts,
            String pool) {
        Rules rules = Visits.rules(fen(deductible), ratio(ratio), fen(cap), new Cut.None());
        Settlement settlement = Visits.settle(
                List.of(CareLine.a(fen(inScope))), Visits.coverage(rules, fen(deductibleUsed), fen(poolUsed)));
        assertThat(settlement.amounts().deductible()).isEqualTo(fen(counts));
        assertThat(settlement.amounts().funds().pool()).isEqualTo(fen(pool));
        assertThat(settlement.amounts().person()).isEqualTo(fen(inScope).minus(fen(pool)));
        assertThat(settlement.usedAfter())
                .isEqualTo(new Accumulators(
                        2026,
                        fen(deductibleUsed).plus(fen(counts)),
                        fen(poolUsed).plus(fen(pool))));
    }

    @Test
    void roundsTheFirstSelfPaymentInEachLineBeforeItIsTakenOff() {
        ScopedBill bill = Visits.bill(List.of(
                CareLine.b(fen("545.50"), ratio("0.05")),
                new CareLine(ItemClass.B, fen("10.05"), fen("0.05"), ratio("0.0005")),
                new CareLine(ItemClass.A, fen("3.00"), fen("1.00"), Ratio.NONE)));
        assertThat(bill.scopes())
                .containsExactly(
                        new Scope(fen("545.50"), Fen.ZERO, Fen.ZERO, fen("27.28"), fen("518.22")),
                        new Scope(fen("10.05"), Fen.ZERO, fen("0.05"), fen("0.01"), fen("9.99")),
                        new Scope(fen("3.00"), Fen.ZERO, fen("1.00"), Fen.ZERO, fen("2.00")));
        assertThat(bill.sum()).isEqualTo(new Scope(fen("558.55"), Fen.ZERO, fen("1.05"), fen("27.29"), fen("530.21")));
    }

    @ParameterizedTest
    @CsvSource({
        "A, -0.01, 0, 0, NEGATIVE",
        "A, 100000000000000.00, 0, 0, TOO_LARGE",
        "A, 1.00, 1.01, 0, OVER_LIMIT_OUTSIDE_LINE",
        "B, 1.00, -0.01, 0, OVER_LIMIT_OUTSIDE_LINE",
        "A, 1.00, 0, 0.1, FIRST_SELF_PAY_IN_CLASS_A",
        "C, 1.00, 0, 0.9, PARTS_IN_CLASS_C",
        "C, 1.00, 0.01, 1, PARTS_IN_CLASS_C",
    })
    void refusesALineThatCannotBe(ItemClass itemClass, String amount, String over, String first, LineFault fault) {
        CareLine bad = new CareLine(itemClass, fen(amount), fen(over), ratio(first));
        assertThat(Scoping.of(List.of(CareLine.a(fen("1")), bad))).isEqualTo(new ScopingAnswer.LineRefused(2, fault));
    }

    @Test
    void refusesABillWithoutLinesOrBeyondAMessage() {
        assertThat(Scoping.of(List.of())).isEqualTo(new ScopingAnswer.NoLines());
        CareLine most = CareLine.a(Scoping.MOST);
        assertThat(Scoping.of(List.of(most))).isInstanceOf(ScopedBill.class);
        assertThat(Scoping.of(List.of(most, CareLine.a(new Fen(1))))).isEqualTo(new ScopingAnswer.BillTooLarge());
    }

    @Test
    void aBoundIsNoValueAndAnotherYearIsNotThisOne() {
        ScopedBill bill = Visits.bill(List.of(CareLine.a(fen("100"))));
        Cut bound = new Cut.AtMost(ratio("0.2"), Visits.BASIS);
        Rules rules = Visits.rules(Fen.ZERO, ratio("0.5"), fen("100"), bound);
        assertThat(Adjudication.settle(bill, Visits.coverage(rules, Fen.ZERO, Fen.ZERO)))
                .isEqualTo(new SettlementAnswer.CutNotFound(ratio("0.2"), Visits.BASIS));
        Coverage lastYear =
                new Coverage(Visits.DAY, rules, Accumulators.fresh(2025), Account.notUsed(), Profile.ACCOUNT_IS_A_FUND);
        assertThat(Adjudication.settle(bill, lastYear)).isEqualTo(new SettlementAnswer.AnotherYear(2025, 2026));
    }

    @Test
    void whatIsTakenOffForCareElsewhereIsTakenOffTheRatio() {
        Cut ten = new Cut.Points(ratio("0.1"), Visits.BASIS);
        Rules rules = Visits.rules(Fen.ZERO, ratio("0.5"), fen("100"), ten);
        Settlement settlement =
                Visits.settle(List.of(CareLine.a(fen("100"))), Visits.coverage(rules, Fen.ZERO, Fen.ZERO));
        assertThat(settlement.amounts().funds().pool()).isEqualTo(fen("40"));
        assertThat(settlement.poolRatio()).isEqualTo(ratio("0.4"));
        assertThat(settlement.steps())
                .extracting(step -> step.rule().id())
                .containsExactly("line-of-class-a", "scope", "deductible", "cut", "ratio", "cap", "cash");
    }

    @ParameterizedTest
    @CsvSource({
        // Of 300.00 the fund pays 50.00; 100.00 of class 丙 is none of the policy's.
        "NONE, 500.00, ACCOUNT_IS_THE_PERSONS, 0.00, 50.00, 250.00, 250.00",
        "SCOPE, 500.00, ACCOUNT_IS_THE_PERSONS, 150.00, 50.00, 250.00, 100.00",
        "ALL, 500.00, ACCOUNT_IS_THE_PERSONS, 250.00, 50.00, 250.00, 0.00",
        "ALL, 20.00, ACCOUNT_IS_THE_PERSONS, 20.00, 50.00, 250.00, 230.00",
        "SCOPE, 500.00, ACCOUNT_IS_A_FUND, 150.00, 200.00, 100.00, 100.00",
    })
    void theAccountPaysWhatItMay(
            Account.Use use, String balance, Profile profile, String paid, String fund, String person, String cash) {
        Rules rules = Visits.rules(fen("100"), ratio("0.5"), fen("1000"), new Cut.None());
        List<CareLine> lines = List.of(CareLine.a(fen("200")), CareLine.c(fen("100")));
        Coverage coverage =
                new Coverage(Visits.DAY, rules, Accumulators.fresh(2026), new Account(fen(balance), use), profile);
        Settlement settlement = Visits.settle(lines, coverage);
        Amounts amounts = settlement.amounts();
        assertThat(amounts.account()).isEqualTo(fen(paid));
        assertThat(amounts.fundTotal()).isEqualTo(fen(fund));
        assertThat(amounts.person()).isEqualTo(fen(person));
        assertThat(amounts.cash()).isEqualTo(fen(cash));
        assertThat(settlement.balanceAfter()).isEqualTo(fen(balance).minus(fen(paid)));
        assertThat(settlement.fundByLine()).containsExactly(fen("50"), Fen.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 1000000, 100",
        "15000, 3333333, 500",
        "5000, 1000000, 50",
        "1, 49999999, 0",
        "1, 50000000, 1",
        "9999999999999999, 1000000, 100000000000000",
    })
    void aLineCostsCountTimesPriceToTheFen(long count, long price, long fen) {
        assertThat(new LinePrice(count, price).amount()).contains(new Fen(fen));
    }

    @Test
    void aLineBeyondAMessageHasNoAmountAndAPriceLimitAddsUp() {
        assertThat(new LinePrice(9_999_999_999_999_999L, 9_999_999_999_999_999L).amount())
                .isEmpty();
        assertThat(new LinePrice(10_000, Long.MAX_VALUE).amount()).contains(new Fen(922_337_203_685_478L));
        assertThat(new LinePrice(30_000, 3_335_000).above(3_000_000)).contains(new Fen(101));
        assertThat(new LinePrice(30_000, 3_335_000).above(4_000_000)).contains(Fen.ZERO);
        assertThatThrownBy(() -> new LinePrice(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sharesAddUpAndNoneIsLessThanNothing() {
        Fen one = new Fen(1);
        assertThat(Shares.of(new Fen(2), List.of(one, one, one, one))).containsExactly(one, one, Fen.ZERO, Fen.ZERO);
        assertThat(Shares.of(new Fen(100), List.of(one, Fen.ZERO, new Fen(2), Fen.ZERO)))
                .containsExactly(new Fen(33), Fen.ZERO, new Fen(67), Fen.ZERO);
        assertThatThrownBy(() -> Shares.of(one, List.of(Fen.ZERO))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.of(new Fen(-1), List.of(one))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ratiosAreReadStrictlyAndRoundHalfUpwards() {
        assertThat(List.of("2", "0.12345", ".5", "1.1", "-0.1", "50%", "1e0", ""))
                .allSatisfy(text -> assertThat(Ratio.read(text)).isEmpty());
        assertThat(ratio("0.125").percent()).isEqualTo("12.5%");
        assertThat(ratio("1")).hasToString("1.0000");
        assertThat(ratio("0.5").of(new Fen(3))).isEqualTo(new Fen(2));
        assertThat(ratio("0.4999").of(new Fen(1))).isEqualTo(Fen.ZERO);
        assertThat(ratio("0.9999").of(Scoping.MOST)).isEqualTo(new Fen(9_998_999_999_999_999L));
        assertThat(ratio("0.1").less(ratio("0.2"))).isEqualTo(Ratio.NONE);
        assertThatThrownBy(() -> ratio("0.5").of(new Fen(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ratio(10_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyTakesBackWhatWasNotAddedOrOfAnotherYear() {
        Accumulators some = new Accumulators(2026, new Fen(5), new Fen(7));
        assertThat(some.plus(some).minus(some)).isEqualTo(some);
        assertThatThrownBy(() -> Accumulators.fresh(2026).minus(some)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> some.plus(Accumulators.fresh(2025))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1101, ACTIVE", "1203, RETIRED", "1300,", "1401,", "11,", "110a,"})
    void knowsThePersonsOfTheRulesForEmployees(String type, PersonGroup group) {
        assertThat(PersonGroup.ofType(type).orElse(null)).isEqualTo(group);
    }
}
