package tongban.policy.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer;
import tongban.policy.PolicyReading;

class TimeLimitsTest {
    private static final String GOOD = """
            description: test
            reviewed_until: 2026-12-31
            grounds:
              - ground: hearing
                name: { zh: 听证, en: hearing }
                reference: { law: 行政许可法, article: "45" }
                confidence: H
            items:
              - item: one-item
                name: { zh: 事项, en: item }
                starts: { zh: 受理, en: acceptance }
                pauses: [hearing]
                values:
                  - effective: 2010-01-01
                    published: unknown
                    length: 15
                    unit: working-days
                    reference: { law: 办法, article: "8" }
                    counting: { law: 办法, article: "8" }
                    confidence: H
                  - effective: 2021-12-01
                    published: 2021-11-01
                    length: 10
                    unit: working-days
                    reference: { law: 办法, article: "8" }
                    counting: { law: 办法, article: "8" }
                    confidence: H
            """;

    private final TimeLimits limits = TimeLimits.shipped();

    private StatutoryLimit on(String item, String date) {
        return ((ParameterAnswer.InForce<StatutoryLimit>)
                        limits.find(item).orElseThrow().limit().at(AsOf.on(LocalDate.parse(date))))
                .dated()
                .value();
    }

    @ParameterizedTest
    @CsvSource({
        "branch-registration, 2026-09-28, 3+3 WORKING, 《市场主体登记管理条例》第19条第1款",
        "administrative-licence, 2026-09-28, 20+10 WORKING, 《行政许可法》第42条第1款",
        "notice-of-gaps, 2026-09-28, 5+0 WORKING, 《行政许可法》第32条第1款第4项",
        "work-injury-decision, 2026-09-28, 60+0 NATURAL, 《工伤保险条例》第20条第1款",
        "work-injury-decision-clear, 2026-09-28, 15+0 NATURAL, 《工伤保险条例》第20条第2款",
        "labour-ability-appraisal, 2026-09-28, 60+30 NATURAL, 《工伤保险条例》第25条第2款",
        "arbitration-acceptance, 2026-09-28, 5+0 WORKING, 《劳动争议调解仲裁法》第29条",
        "arbitration-award, 2026-09-28, 45+15 NATURAL, 《劳动争议调解仲裁法》第43条",
        "pension-transfer-review, 2026-09-28, 15+0 WORKING, 《城镇企业职工基本养老保险关系转移接续暂行办法》第8条",
        "pension-transfer-chuanyu, 2021-11-30, 15+0 WORKING, 《城镇企业职工基本养老保险关系转移接续暂行办法》第8条",
        "pension-transfer-chuanyu, 2021-12-01, 10+0 WORKING, 《川渝养老保险关系转移接续资金定期结算》（条号未查到）",
        "archive-transfer, 2026-09-28, 15+0 WORKING, 《流动人员人事档案管理服务规定》（条号未查到）",
        "medical-reimbursement, 2026-09-28, 30+0 WORKING, 《社会保险经办条例》第20条第2款",
    })
    void knowsTheLimitOfAnItemOnADay(String item, String date, String length, String citation) {
        StatutoryLimit value = on(item, date);
        int extension = value.extension() == null ? 0 : value.extension().length();
        assertThat(value.limit().length() + "+" + extension + " "
                        + value.limit().kind())
                .isEqualTo(length);
        assertThat(value.limit().basis().citation()).isEqualTo(citation);
    }

    @Test
    void onlyGroundsThatTheLawNamesStopAClock() {
        assertThat(limits.find("branch-registration").orElseThrow().pauses()).isEmpty();
        assertThat(limits.find("administrative-licence").orElseThrow().pause("hearing"))
                .isPresent();
        assertThat(limits.find("work-injury-decision").orElseThrow().pauses())
                .extracting(PauseGround::ground)
                .containsExactly("finding-pending");
    }

    @Test
    void everyFileOfTheFolderIsListedAndLoads() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("limits"))) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .filter(name -> !name.equals("index"))
                    .toList();
            assertThat(TimeLimits.files()).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(limits.items()).hasSizeGreaterThan(25);
    }

    @Test
    void aDayBeforeTheFirstValueIsNotGuessed() {
        assertThat(limits.find("branch-registration").orElseThrow().limit().at(AsOf.on(LocalDate.of(2022, 2, 28))))
                .isEqualTo(new ParameterAnswer.BeforeFirstValue<>(LocalDate.of(2022, 3, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "branch-registraton, branch-registration",
        "分公司, branch-registration",
        "archive, archive-transfer",
        "arbitration-awrd, arbitration-award",
    })
    void suggestsTheNearestNames(String name, String nearest) {
        assertThat(limits.find(name)).isEmpty();
        assertThat(limits.nearest(name)).first().extracting(LimitedItem::item).isEqualTo(nearest);
    }

    @Test
    void suggestsNothingForANameThatIsNothingLikeAny() {
        assertThat(limits.nearest("qqq")).isEmpty();
    }

    @Test
    void namesAreShownInTheReadersLanguage() {
        Wording name = limits.find("branch-registration").orElseThrow().name();
        assertThat(name.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("分公司设立登记");
        assertThat(name.in(Locale.ENGLISH)).isEqualTo("Registration of a branch company");
    }

    @Test
    void aGoodFileIsRead() {
        assertThat(LimitFile.read("x.yaml", GOOD).shipped()).hasSize(1);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("effective: 2021-12-01", "effective: 2010-01-01", 0, ""),
                Arguments.of("effective: 2021-12-01", "effective: 2009-12-31", 21, "overlaps"),
                Arguments.of("published: 2021-11-01", "published: soon", 22, "is no date"),
                Arguments.of("length: 10", "length: 0", 23, "no number from 1"),
                Arguments.of("length: 10", "length: 1e1", 23, "no number from 1"),
                Arguments.of(
                        "length: 10\n        unit: working-days", "length: 10\n        unit: weeks", 24, "not known"),
                Arguments.of("pauses: [hearing]", "pauses: [hering]", 12, "not known"),
                Arguments.of("item: one-item", "item: One Item", 9, "is no name"),
                Arguments.of("article: \"45\"", "article: \"\"", 6, "is blank"),
                Arguments.of("reference: { law: 行政许可法, article: \"45\" }\n", "\n", 4, "has no reference"),
                Arguments.of("reviewed_until: 2026-12-31\n", "", 1, "has no reviewed_until"),
                Arguments.of("en: item }", "en: item, fr: chose }", 10, "unknown key"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesAFaultWithItsFileAndLine(String good, String bad, int line, String cause) {
        assertThat(GOOD).contains(good);
        PolicyReading<List<LimitedItem>> reading = LimitFile.read("x.yaml", GOOD.replace(good, bad));
        if (line == 0) {
            // The same day published later is a correction, and lawful.
            assertThat(reading).isInstanceOf(PolicyReading.Read.class);
            return;
        }
        assertThat(reading).isInstanceOfSatisfying(PolicyReading.Refused.class, refused -> {
            assertThat(refused.fault().cause()).contains(cause);
            assertThat(refused.fault().line()).isEqualTo(line);
            assertThat(refused.fault().toString()).startsWith("x.yaml:" + line + ": ");
        });
    }

    @Test
    void aFileThatShipsBrokenIsAFaultOfTheBuild() {
        assertThatThrownBy(() -> LimitFile.read("x.yaml", "").shipped())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("x.yaml:1: the file is empty");
    }
}
