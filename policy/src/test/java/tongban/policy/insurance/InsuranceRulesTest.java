package tongban.policy.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.law.AsOf;
import tongban.kernel.settlement.Cut;
import tongban.kernel.settlement.PersonGroup;
import tongban.kernel.settlement.Ratio;
import tongban.kernel.settlement.Rules;
import tongban.kernel.settlement.Stay;
import tongban.kernel.settlement.Tier;
import tongban.policy.PolicyFiles;
import tongban.policy.PolicyReading;
import tongban.policy.insurance.RulesAnswer.Missing;

class InsuranceRulesTest {
    private final InsuranceRules shipped = InsuranceRules.shipped();

    private RulesAnswer ask(String place, PersonGroup person, String plan, Tier tier, Stay stay, String day) {
        return shipped.find(place)
                .orElseThrow()
                .at(new RulesQuestion(AsOf.on(LocalDate.parse(day)), person, plan, tier, stay));
    }

    @ParameterizedTest
    @CsvSource({
        "chengdu, ACTIVE, combined, TERTIARY, 200.00, 50%, 2000.00",
        "chengdu, ACTIVE, combined, PHARMACY, 200.00, 50%, 2000.00",
        "chengdu, ACTIVE, combined, SECONDARY, 200.00, 60%, 2000.00",
        "chengdu, RETIRED, combined, TERTIARY, 150.00, 60%, 2500.00",
        "chengdu, RETIRED, combined, PHARMACY, 150.00, 60%, 2500.00",
        "chengdu, RETIRED, combined, PRIMARY, 150.00, 70%, 2500.00",
        "chengdu, ACTIVE, pooled-only, TERTIARY, 200.00, 50%, 880.00",
        "chengdu, RETIRED, pooled-only, TERTIARY, 150.00, 60%, 1100.00",
        "chongqing, ACTIVE, employer, TERTIARY, 200.00, 50%, 3000.00",
        "chongqing, ACTIVE, employer, PRIMARY, 200.00, 60%, 3000.00",
        "chongqing, RETIRED, employer, TERTIARY, 100.00, 60%, 4000.00",
        "chongqing, RETIRED, individual-2, SECONDARY, 100.00, 70%, 4000.00",
        "chongqing, ACTIVE, individual-1, SECONDARY, 200.00, 60%, 800.00",
        "chongqing, RETIRED, individual-1, SECONDARY, 100.00, 70%, 1200.00",
    })
    void knowsTheRulesFrom2023On(
            String place, PersonGroup person, String plan, Tier tier, String deductible, String ratio, String cap) {
        RulesAnswer.Found found = (RulesAnswer.Found) ask(place, person, plan, tier, Stay.LOCAL, "2023-01-01");
        Rules rules = found.rules();
        assertThat(rules.deductible().value()).hasToString(deductible);
        assertThat(rules.ratio().value().percent()).isEqualTo(ratio);
        assertThat(rules.cap().value()).hasToString(cap);
        assertThat(found.confidence()).isEqualTo("M");
    }

    @Test
    void whatWasNotFoundIsNotGuessed() {
        LocalDate first = LocalDate.of(2023, 1, 1);
        assertThat(ask("chengdu", PersonGroup.ACTIVE, "combined", Tier.TERTIARY, Stay.LOCAL, "2022-12-31"))
                .isEqualTo(new RulesAnswer.NotFound(Missing.DEDUCTIBLE, first));
        assertThat(ask("chongqing", PersonGroup.ACTIVE, "employer", Tier.PHARMACY, Stay.LOCAL, "2026-01-01"))
                .isEqualTo(new RulesAnswer.NotFound(Missing.RATIO, null));
        assertThat(ask("chongqing", PersonGroup.ACTIVE, "combined", Tier.TERTIARY, Stay.LOCAL, "2026-01-01"))
                .isEqualTo(new RulesAnswer.NotFound(Missing.PLAN, null));
        assertThat(shipped.find("neijiang")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REFERRED, 10%", "EMERGENCY, 10%", "UNREFERRED, 20%"})
    void careElsewhereHasABoundAndNoValue(Stay stay, String most) {
        RulesAnswer answer = ask("chengdu", PersonGroup.ACTIVE, "combined", Tier.TERTIARY, stay, "2026-01-01");
        Cut cut = ((RulesAnswer.Found) answer).rules().cut();
        assertThat(((Cut.AtMost) cut).most().percent()).isEqualTo(most);
    }

    @Test
    void aLongStayKeepsTheRatioAndCareAtHomeKnowsNoCut() {
        RulesAnswer filed = ask("chengdu", PersonGroup.ACTIVE, "combined", Tier.TERTIARY, Stay.LONG_TERM, "2026-01-01");
        assertThat(((RulesAnswer.Found) filed).rules().cut())
                .isInstanceOfSatisfying(
                        Cut.Points.class, points -> assertThat(points.points()).isEqualTo(Ratio.NONE));
        RulesAnswer home = ask("chengdu", PersonGroup.ACTIVE, "combined", Tier.TERTIARY, Stay.LOCAL, "2026-01-01");
        assertThat(((RulesAnswer.Found) home).rules().cut()).isEqualTo(new Cut.None());
    }

    @Test
    void everyPlaceOfTheFolderIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("insurance"))) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(name ->
                            !List.of("index", "elsewhere", "dictionaries").contains(name))
                    .toList();
            assertThat(InsuranceRules.files()).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percent: 50 | percent: 101 | no number from 0 to 100",
                "yuan_a_year: 200 | yuan_a_year: 2e2 | no number",
                "yuan_a_year: 200 | percent: 50 | unknown key",
                "tiers: [tertiary, pharmacy] | tiers: [tertiary, tertiary] | stands twice",
                "tiers: [tertiary, pharmacy] | tiers: [quaternary] | not known",
                "plans: [pooled-only] | plans: [pooled] | not known",
                "person: retired | person: active | stands twice",
                "confidence: M | confidence: X | not known",
            })
    void refusesAFaultyFile(String good, String bad, String cause) {
        String text = PolicyFiles.text("insurance/chengdu.yaml").orElseThrow();
        assertThat(text).contains(good);
        String broken = text.replaceFirst(java.util.regex.Pattern.quote(good), bad);
        assertThat(PlaceFile.read("x.yaml", broken, Map.of()))
                .isInstanceOfSatisfying(
                        PolicyReading.Refused.class,
                        refused -> assertThat(refused.fault().toString()).contains(cause));
    }

    @Test
    void dictionariesNameTheCodesOfTheInterface() {
        Dictionaries dictionaries = Dictionaries.shipped();
        assertThat(dictionaries.name("insutype", "310").orElseThrow().in(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("职工基本医疗保险");
        assertThat(dictionaries.name("insutype", "999")).isEmpty();
        assertThat(dictionaries.name("no_field", "1")).isEmpty();
    }
}
