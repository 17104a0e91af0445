package tongban.kernel.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tongban.kernel.law.ParameterAnswer.BeforeFirstValue;
import tongban.kernel.law.ParameterAnswer.InForce;
import tongban.kernel.law.ParameterAnswer.NotYetPublished;

class ParameterTest {
    private static final LegalReference BASIS = LegalReference.of("试行办法", "3");

    private static DatedValue<Integer> value(String effective, @Nullable String published, int days) {
        return new DatedValue<>(
                LocalDate.parse(effective), published == null ? null : LocalDate.parse(published), days, BASIS);
    }

    private static AsOf asOf(String effective, String known) {
        return new AsOf(LocalDate.parse(effective), LocalDate.parse(known));
    }

    private final Parameter<Integer> steps = new Parameter<>(
            "limits/steps",
            List.of(
                    value("2021-12-01", null, 10),
                    value("2010-01-01", "2009-12-28", 15),
                    value("2021-12-01", "2022-03-01", 11)));

    @Test
    void answersWithTheLatestValueInForce() {
        assertThat(steps.at(asOf("2021-11-30", "2026-01-01")))
                .isEqualTo(new InForce<>(steps.values().get(0)));
        assertThat(((InForce<Integer>) steps.at(asOf("2026-01-01", "2026-01-01")))
                        .dated()
                        .value())
                .isEqualTo(11);
    }

    @Test
    void aCorrectionPublishedLaterIsNotSeenByThoseWhoDecidedBefore() {
        assertThat(((InForce<Integer>) steps.at(asOf("2022-02-01", "2022-02-01")))
                        .dated()
                        .value())
                .isEqualTo(10);
        assertThat(((InForce<Integer>) steps.at(asOf("2022-02-01", "2022-03-01")))
                        .dated()
                        .value())
                .isEqualTo(11);
    }

    @Test
    void namesTheDayBeforeWhichNothingIsRecorded() {
        assertThat(steps.at(AsOf.on(LocalDate.of(2009, 12, 31))))
                .isEqualTo(new BeforeFirstValue<>(LocalDate.of(2010, 1, 1)));
    }

    @Test
    void saysWhenAValueForTheDayWasNotYetPublished() {
        assertThat(steps.at(asOf("2010-02-01", "2009-12-01")))
                .isEqualTo(new NotYetPublished<>(LocalDate.of(2009, 12, 28)));
    }

    @Test
    void aLaterValueThatWasPublishedEarlierSaysNothingOfTheDay() {
        Parameter<Integer> rate = new Parameter<>(
                "x", List.of(value("2010-01-01", "2009-12-28", 15), value("2030-01-01", "2009-12-15", 16)));
        assertThat(rate.at(asOf("2010-02-01", "2009-12-01")))
                .isEqualTo(new NotYetPublished<>(LocalDate.of(2009, 12, 28)));
    }

    @Test
    void refusesToBeBuiltFromNothingOrFromTwoAnswersForOneQuestion() {
        assertThatThrownBy(() -> new Parameter<>("x", new ArrayList<DatedValue<Integer>>()))
                .hasMessageContaining("no value");
        assertThatThrownBy(
                        () -> new Parameter<>("x", List.of(value("2020-01-01", null, 1), value("2020-01-01", null, 2))))
                .hasMessageContaining("two values for 2020-01-01");
        assertThatThrownBy(() -> new Parameter<>(" ", List.of(value("2020-01-01", null, 1))))
                .hasMessageContaining("address");
    }

    @Test
    void aReferenceIsCitedAsInADocument() {
        assertThat(new LegalReference("行政许可法", "32", "1", "4", null).citation()).isEqualTo("《行政许可法》第32条第1款第4项");
        assertThat(LegalReference.of("某通知", "第三部分").citation()).isEqualTo("《某通知》第三部分");
    }

    @Test
    void aReferenceThatNamesNothingIsRefused() {
        assertThatThrownBy(() -> LegalReference.of(" ", "1")).hasMessageContaining("law");
        assertThatThrownBy(() -> LegalReference.of("行政许可法", "")).hasMessageContaining("article");
        assertThatThrownBy(() -> LegalReference.of("行政许可法", "1", " ")).hasMessageContaining("paragraph");
        assertThatThrownBy(() -> new LegalReference("行政许可法", "1", null, "", null))
                .hasMessageContaining("subparagraph");
        assertThatThrownBy(() -> new LegalReference("行政许可法", "1", null, null, " "))
                .hasMessageContaining("href");
    }

    @Test
    void aFindingKeepsItsFactsAndNamesItsRule() {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("years", "15", "contribution record")));
        Finding<Boolean> finding = new Finding<>("PEN-1", true, facts, BASIS);
        facts.clear();
        assertThat(finding.facts()).hasSize(1);
        assertThatThrownBy(() -> new Finding<>("", true, facts, BASIS)).hasMessageContaining("rule");
    }
}
