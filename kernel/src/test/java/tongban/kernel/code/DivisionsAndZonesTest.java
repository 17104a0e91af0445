package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionsAndZonesTest {
    private static final LocalDate EDITION = LocalDate.of(2023, 6, 30);
    private static final LocalDate GONE_AFTER = LocalDate.of(2015, 9, 30);
    private static final LocalDate GONE_BY = LocalDate.of(2016, 7, 31);
    private static final DateWindow CHANGE = new DateWindow(GONE_AFTER, GONE_BY);
    private static final DateWindow OLD = new DateWindow(null, LocalDate.of(2002, 12, 31));

    private final DivisionTable table = DivisionTable.of(
            List.of(
                    division("510000", "四川省", OLD, null),
                    division("510100", "成都市", OLD, null),
                    division("510116", "双流区", CHANGE, null),
                    division("510122", "双流县", OLD, CHANGE),
                    division("500110", "綦江区", CHANGE, null),
                    division("500110", "万盛区", OLD, CHANGE)),
            EDITION);

    private static Division division(String code, String name, DateWindow from, @Nullable DateWindow to) {
        return new Division(new DivisionCode(code), name, from, to, "test");
    }

    private static DivisionCode code(String digits) {
        return new DivisionCode(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, NATION, ''",
        "510000, PROVINCE, ''",
        "510100, CITY, 510000",
        "510107, COUNTY, 510100",
        "510107061, STREET, 510107",
        "510107061001, VILLAGE, 510107061",
        "441900003, STREET, 441900",
    })
    void knowsLevelAndParentByTheDigits(String digits, DivisionCode.Level level, String parent) {
        assertThat(code(digits).level()).isEqualTo(level);
        assertThat(code(digits).parent().map(DivisionCode::value).orElse("")).isEqualTo(parent);
    }

    @Test
    void anAbolishedDivisionStillAnswersWithItsNameAndDates() {
        assertThat(table.newest(code("510122"))).hasValueSatisfying(division -> {
            assertThat(division.name()).isEqualTo("双流县");
            assertThat(division.isCurrent()).isFalse();
            assertThat(division.to()).isEqualTo(CHANGE);
        });
        assertThat(table.on(code("510122"), EDITION)).isEmpty();
        assertThat(table.on(code("510122"), GONE_AFTER)).map(Division::name).hasValue("双流县");
    }

    @Test
    void aCodeThatWasGivenAgainAnswersByTheDay() {
        assertThat(table.history(code("500110"))).extracting(Division::name).containsExactly("万盛区", "綦江区");
        assertThat(table.at(code("500110"), GONE_AFTER)).map(Division::name).hasValue("万盛区");
        assertThat(table.at(code("500110"), GONE_BY)).map(Division::name).hasValue("綦江区");
    }

    @ParameterizedTest
    @CsvSource({
        "2002-12-30, UNCERTAIN",
        "2002-12-31, IN_FORCE",
        "2015-09-30, IN_FORCE",
        "2015-10-01, UNCERTAIN",
        "2016-07-30, UNCERTAIN",
        "2016-07-31, ABOLISHED",
    })
    void saysUncertainWhereOnlyTheWindowOfTheChangeIsKnown(LocalDate day, Division.Standing standing) {
        assertThat(division("510122", "双流县", OLD, CHANGE).on(day)).isEqualTo(standing);
    }

    @Test
    void givesThePathFromTheProvinceDown() {
        assertThat(table.path(code("510116"), EDITION))
                .extracting(Division::name)
                .containsExactly("四川省", "成都市", "双流区");
        assertThat(table.path(code("510199"), EDITION))
                .extracting(Division::name)
                .containsExactly("四川省", "成都市");
        assertThat(table.path(code("330100"), EDITION)).isEmpty();
    }

    @Test
    void takesTheShortWayExactlyForWhatReadsUnchanged() {
        Random random = new Random(2260);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "51" : i % 3 == 0 ? "1000" : "");
            int length = 5 + random.nextInt(9);
            while (text.length() < length) {
                text.append(random.nextInt(50) == 0 ? 'x' : (char) ('0' + random.nextInt(3) * random.nextInt(4)));
            }
            String value = text.toString();
            boolean unchanged = DivisionCode.read(value)
                    .code()
                    .map(c -> c.value().equals(value))
                    .orElse(false);
            assertThat(DivisionCode.exact(value).isPresent()).as(value).isEqualTo(unchanged);
        }
        assertThat(DivisionCode.exact("100000")).isPresent();
        assertThat(DivisionCode.exact("")).isEmpty();
    }

    @Test
    void answersForStreetsOnlyWhereItHasSome() {
        DivisionTable streets = DivisionTable.of(List.of(division("510107061", "芳草街街道", OLD, null)), EDITION);

        assertThat(streets.covers(code("510107062"))).isTrue();
        assertThat(streets.covers(code("330106001"))).isFalse();
        assertThat(streets.covers(code("510107061001"))).isFalse();
        assertThat(streets.covers(code("330106"))).isTrue();
    }

    private static Membership member(String street, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Membership(code(street), "街道", from, to, Membership.Confidence.RECALLED, "test");
    }

    private static Zone zone(String code, Membership... members) {
        return new Zone(new ZoneCode(code), "区", "Zone", List.of(members), "test");
    }

    @Test
    void findsAZoneByStreetAndDayAndNeverByDistrict() {
        LocalDate first = LocalDate.of(2020, 1, 1);
        LocalDate last = LocalDate.of(2022, 12, 31);
        ZoneRegistry registry = ZoneRegistry.of(List.of(
                zone("one", member("510107061", first, last)),
                zone("two", member("510107061", last.plusDays(1), null), member("510116004", null, null))));

        assertThat(registry.zoneOf(code("510107061"), first.minusDays(1))).isEmpty();
        assertThat(zoneOf(registry, "510107061", first)).isEqualTo("one");
        assertThat(zoneOf(registry, "510107061", last)).isEqualTo("one");
        assertThat(zoneOf(registry, "510107061", last.plusDays(1))).isEqualTo("two");
        assertThat(zoneOf(registry, "510116004001", LocalDate.of(1990, 1, 1))).isEqualTo("two");
        assertThat(registry.zoneOf(code("510107"), first)).isEmpty();
        assertThat(registry.streetsWithin(code("510000"), last.plusDays(1))).hasSize(2);
        assertThat(registry.streetsWithin(code("510107"), last.plusDays(1))).hasSize(1);
        assertThat(registry.streetsWithin(code("500000"), last)).isEmpty();
    }

    private static String zoneOf(ZoneRegistry registry, String digits, LocalDate day) {
        return registry.zoneOf(code(digits), day)
                .map(found -> found.zone().code().value())
                .orElse("");
    }

    @Test
    void refusesAStreetInTwoZonesOnOneDay() {
        LocalDate day = LocalDate.of(2020, 1, 1);
        assertThatThrownBy(() -> ZoneRegistry.of(List.of(
                        zone("one", member("510107061", null, day)), zone("two", member("510107061", day, null)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("510107061");
        assertThatThrownBy(() -> ZoneRegistry.of(List.of(zone("one"), zone("one"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
