package tongban.kernel.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongban.kernel.money.Fen;

/** What holds on every visit, and that a second implementation comes to the same amounts. */
class SettlementPropertiesTest {
    private static final int VISITS = Integer.getInteger("tongban.settlement.visits", 100_000);
    private static final long SEED = Long.getLong("tongban.settlement.seed", 20_261_128L);

    @Test
    void aPlainImplementationAgreesToTheFen() {
        Visits visits = new Visits(SEED);
        for (int i = 0; i < VISITS; i++) {
            List<CareLine> lines = visits.lines();
            Coverage coverage = visits.coverage();
            Settlement settlement = Visits.settle(lines, coverage);
            Map<String, BigDecimal> plain = PlainRules.settle(lines, coverage);
            for (Map.Entry<String, Fen> field : settlement.amounts().byField().entrySet()) {
                BigDecimal expected = plain.getOrDefault(field.getKey(), new BigDecimal("0.00"));
                if (expected.movePointRight(2).longValueExact()
                        != field.getValue().amount()) {
                    assertThat(field.getValue().toString())
                            .as("%s of visit %d, seed %d: %s %s", field.getKey(), i, SEED, lines, coverage)
                            .isEqualTo(expected.toPlainString());
                }
            }
        }
    }

    @Test
    void everySettlementHoldsItsIdentitiesAndItsCancellationIsItsInverse() {
        Visits visits = new Visits(SEED + 1);
        for (int i = 0; i < VISITS / 10; i++) {
            Coverage coverage = visits.coverage();
            Settlement settlement = Visits.settle(visits.lines(), coverage);
            Cancellation cancellation = settlement.cancellation();
            assertThat(Identity.broken(settlement)).isEmpty();
            assertThat(Identity.broken(cancellation.amounts(), coverage.profile()))
                    .isEmpty();
            assertThat(Identity.isNegative(settlement, cancellation)).isTrue();
            assertThat(cancellation.after(settlement.usedAfter())).isEqualTo(coverage.used());
            assertThat(settlement.balanceAfter().plus(cancellation.givenBack()))
                    .isEqualTo(coverage.account().balance());
            PeriodTotals one = PeriodTotals.NOTHING.with(settlement);
            assertThat(one.settlements()).isEqualTo(1);
            assertThat(one.total()).isEqualTo(settlement.amounts().scope().total());
            assertThat(one.fund()).isEqualTo(settlement.amounts().fundTotal());
            assertThat(one.account()).isEqualTo(settlement.amounts().account());
            assertThat(one.with(cancellation)).isEqualTo(PeriodTotals.NOTHING);
            Fen fund = settlement.amounts().funds().sum();
            assertThat(Fen.sum(settlement.fundByLine())).isEqualTo(fund);
            assertThat(settlement.fundByLine()).noneMatch(Fen::isNegative);
        }
    }

    @Test
    void aYearOfVisitsNeverPassesCapOrDeductible() {
        Visits visits = new Visits(SEED + 2);
        for (int year = 0; year < VISITS / 100; year++) {
            Coverage terms = visits.coverage();
            Accumulators used = Accumulators.fresh(2026);
            List<Settlement> settled = new ArrayList<>();
            for (int visit = 0; visit < 12; visit++) {
                Settlement settlement = Visits.settle(
                        visits.lines(),
                        new Coverage(Visits.DAY, terms.rules(), used, terms.account(), terms.profile()));
                used = settlement.usedAfter();
                settled.add(settlement);
                if (visit % 5 == 4) {
                    used = settled.remove(visit % settled.size()).cancellation().after(used);
                }
            }
            assertThat(used.pool()).isLessThanOrEqualTo(terms.rules().cap().value());
            assertThat(used.deductible())
                    .isLessThanOrEqualTo(terms.rules().deductible().value());
            assertThat(used.pool())
                    .isEqualTo(Fen.sum(settled.stream()
                            .map(settlement -> settlement.added().pool())
                            .toList()));
        }
    }

    @Test
    void moreInScopeNeverMeansLessFromTheFundAndAHigherDeductibleNeverMore() {
        Visits visits = new Visits(SEED + 3);
        for (int i = 0; i < VISITS / 10; i++) {
            List<CareLine> lines = visits.lines();
            Coverage coverage = visits.coverage();
            Fen pool = Visits.settle(lines, coverage).amounts().funds().pool();
            List<CareLine> more = new ArrayList<>(lines);
            more.add(CareLine.a(new Fen(1 + i % 500)));
            assertThat(Visits.settle(more, coverage).amounts().funds().pool()).isGreaterThanOrEqualTo(pool);
            Rules rules = coverage.rules();
            Rules higher = Visits.rules(
                    rules.deductible().value().plus(new Fen(i % 100)),
                    rules.ratio().value(),
                    rules.cap().value(),
                    rules.cut());
            Coverage stricter =
                    new Coverage(Visits.DAY, higher, coverage.used(), coverage.account(), coverage.profile());
            assertThat(Visits.settle(lines, stricter).amounts().funds().pool()).isLessThanOrEqualTo(pool);
        }
    }
}
