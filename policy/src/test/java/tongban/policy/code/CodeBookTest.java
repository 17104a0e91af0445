package tongban.policy.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.kernel.code.Division;
import tongban.kernel.code.DivisionCode;
import tongban.kernel.code.Membership;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.code.ZoneRegistry;

class CodeBookTest {
    private static final CodeBook BOOK = CodeBook.installed();
    private static final LocalDate EDITION = LocalDate.of(2023, 6, 30);

    private static DivisionCode code(String digits) {
        return new DivisionCode(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "510100, 成都市",
        "500000, 重庆市",
        "500100, 市辖区",
        "500200, 县",
        "511000, 内江市",
        "511500, 宜宾市",
        "510107, 武侯区",
        "510116, 双流区",
        "510117, 郫都区",
        "500106, 沙坪坝区",
        "500107, 九龙坡区",
        "511002, 市中区",
        "511011, 东兴区",
        "511502, 翠屏区",
        "511503, 南溪区",
        "511504, 叙州区",
        "510107061, 芳草街街道",
        "500107108, 巴福镇",
        "810000, 香港特别行政区",
    })
    void knowsTheDivisionsInForce(String digits, String name) {
        assertThat(BOOK.divisions().on(code(digits), EDITION))
                .map(Division::name)
                .hasValue(name);
    }

    @ParameterizedTest
    @CsvSource({
        "510122, 双流县, 2015-09-30, 2016-07-31",
        "510124, 郫县, 2016-07-31, 2017-10-31",
        "511521, 宜宾县, 2017-10-31, 2018-10-31",
        "110104, 宣武区, 2009-12-31, 2010-10-31",
    })
    void keepsTheAbolishedOnesWithTheWindowOfTheirEnd(String digits, String name, LocalDate after, LocalDate by) {
        assertThat(BOOK.divisions().newest(code(digits))).hasValueSatisfying(division -> {
            assertThat(division.name()).isEqualTo(name);
            assertThat(division.isCurrent()).isFalse();
            assertThat(division.to()).isNotNull().satisfies(end -> {
                assertThat(end.after()).isEqualTo(after);
                assertThat(end.by()).isEqualTo(by);
            });
        });
    }

    @Test
    void saysThatTheDatesOfOldCodesAreNotKnown() {
        assertThat(BOOK.divisions().newest(code("110221"))).hasValueSatisfying(division -> {
            assertThat(division.name()).isEqualTo("昌平县");
            assertThat(division.source()).isEqualTo("undated");
            assertThat(division.from().after()).isNull();
        });
    }

    @Test
    void hasTheWholeCountryAndTheStreetsOfTwoProvinces() {
        assertThat(BOOK.divisions().size()).isGreaterThan(8_000);
        assertThat(BOOK.divisions().edition()).isEqualTo(EDITION);
    }

    @ParameterizedTest
    @CsvSource({"cdgxq, 7, READ", "cqgxq, 10, RECALLED"})
    void knowsTheStreetsOfTheZonesAndHowSureTheyAre(String zone, int streets, Membership.Confidence confidence) {
        assertThat(BOOK.zones().zone(new ZoneCode(zone)).orElseThrow().members())
                .hasSize(streets)
                .allMatch(member -> member.confidence() == confidence);
    }

    @Test
    void findsZonesByStreetAndNeverByDistrict() {
        ZoneRegistry zones = BOOK.zones();

        assertThat(zones.zoneOf(code("510107061"), EDITION))
                .map(found -> found.zone().chinese())
                .hasValue("成都高新区");
        assertThat(zones.zoneOf(code("500107103001"), EDITION))
                .map(found -> found.zone().chinese())
                .hasValue("重庆高新区");
        assertThat(zones.zoneOf(code("510107"), EDITION)).isEmpty();
        assertThat(zones.zoneOf(code("510117019"), LocalDate.of(2003, 12, 11))).isEmpty();
    }

    static List<Arguments> brokenTables() {
        return List.of(
                Arguments.of("code\tname\n", 2, "names of the columns"),
                Arguments.of("code\tname\tfrom\tto\tsource\n51\t四\t-\n", 3, "3 columns"),
                Arguments.of(
                        "code\tname\tfrom\tto\tsource\n5101O0\t成\t2000-01-01\t-\ts\n", 3, "FOREIGN_CHARACTER at 5"),
                Arguments.of("code\tname\tfrom\tto\tsource\n510100000\t成\t2000-01-01\t-\ts\n", 3, "write 510100"),
                Arguments.of("code\tname\tfrom\tto\tsource\n510100\t \t2000-01-01\t-\ts\n", 3, "name or source"),
                Arguments.of("code\tname\tfrom\tto\tsource\n510100\t成\t2000-13-01\t-\ts\n", 3, "2000-13-01"),
                Arguments.of("code\tname\tfrom\tto\tsource\n510100\t成\t2001-01-01..2000-01-01\t-\ts\n", 3, "earlier"),
                Arguments.of("code\tname\tfrom\tto\tsource\n510100\t成\t2001-01-01\t2000-01-01\ts\n", 3, "ends before"),
                Arguments.of(
                        "code\tname\tfrom\tto\tsource\n510100\t成\t2001-01-01\t-\ts\n500000\t重\t2001-01-01\t-\ts\n",
                        4,
                        "sort the rows"),
                Arguments.of(
                        "code\tname\tfrom\tto\tsource\n510100\t成\t2001-01-01\t-\ts\n510100\t重\t2001-01-01\t-\ts\n",
                        4,
                        "twice at a time"));
    }

    @ParameterizedTest
    @MethodSource("brokenTables")
    void refusesABrokenTableWithFileLineAndCure(String rows, int line, String said) {
        List<String> lines = ("# edition: 2023-06-30\n" + rows).lines().toList();

        assertThatThrownBy(() -> DivisionFile.read("x.tsv", lines))
                .isInstanceOfSatisfying(BrokenCodeFile.class, broken -> {
                    assertThat(broken.line()).isEqualTo(line);
                    assertThat(broken)
                            .hasMessageStartingWith("x.tsv, line " + line + ": ")
                            .hasMessageContaining(said);
                });
    }

    @Test
    void refusesATableWithoutEdition() {
        List<String> lines = "code\tname\tfrom\tto\tsource\n510100\t成\t2001-01-01\t-\ts"
                .lines()
                .toList();

        assertThatThrownBy(() -> DivisionFile.read("x.tsv", lines)).hasMessageContaining("edition");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edition: 2023-06-30\\nzones: {}|2|no list",
                "edition: soon\\nzones: []|1|no day",
                "zones: []|1|“edition” is missing",
                "edition: 2023-06-30\\nzoness: []|2|not known",
                "edition: 2023-06-30\\nzones: [|2|no YAML",
                "edition: 2023-06-30\\nzones:\\n- {code: Public, zh: a, en: b, source: c, streets: []}|3|no zone code",
                "edition: 2023-06-30\\nzones:\\n- {code: public, zh: a, en: b, source: c, streets: []}|3|no zone code",
                "edition: 2023-06-30\\nzones:\\n- code: ab\\n  code: ac|4|twice",
                "edition: 2023-06-30\\nzones:\\n- {code: ab, zh: a, en: b, source: c, streets: [{code: '510107'}]}"
                        + "|3|no street",
                "edition: 2023-06-30\\nzones:\\n- {code: ab, zh: a, en: b, source: c, streets: [{code: '510107061', "
                        + "name: n, from: unknown, confidence: sure, source: s}]}|3|confidence",
                "''|1|empty",
            })
    void refusesABrokenFileOfZonesWithItsLine(String text, int line, String said) {
        String whole = text.equals("''") ? "" : text.replace("\\n", "\n");

        assertThatThrownBy(() -> ZoneFile.read("z.yaml", whole))
                .isInstanceOfSatisfying(BrokenCodeFile.class, broken -> {
                    assertThat(broken).hasMessageContaining(said);
                    assertThat(broken.line()).isEqualTo(line);
                });
    }

    @Test
    void refusesAStreetThatIsNotInTheTable() {
        String header = "# edition: 2023-06-30\ncode\tname\tfrom\tto\tsource\n";
        String zones = "edition: 2023-06-30\nzones:\n- code: ab\n  zh: a\n  en: b\n  source: c\n  streets:\n"
                + "  - {code: '510107061', name: 别名街道, from: unknown, confidence: read, source: s}\n";

        assertThatThrownBy(() -> CodeBook.read(
                        header + "510000\t四川省\t2000-01-01\t-\ts\n",
                        header + "510107061\t芳草街街道\t2000-01-01\t-\ts\n",
                        zones))
                .hasMessage("zones.yaml, line 8: 510107061 别名街道 is not in streets-50-51.tsv; "
                        + "give the code and the name as they stand there");
    }
}
