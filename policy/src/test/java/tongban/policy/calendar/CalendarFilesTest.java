package tongban.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.kernel.calendar.CalendarDay;
import tongban.kernel.calendar.CalendarDay.Nature;
import tongban.kernel.calendar.CalendarNotice;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.policy.PolicyFiles;
import tongban.policy.PolicyReading;

class CalendarFilesTest {
    private static final String GOOD = """
            year: 2026
            notices:
              - title: 通知
                number: unknown
                published: 2025-11-04
                href: unknown
                confidence: H
                holidays:
                  - { from: 2026-01-01, to: 2026-01-03, festival: 元旦 }
                workdays:
                  - { date: 2026-01-04, festival: 元旦 }
            """;

    private final WorkingCalendar calendar = CalendarFiles.shipped();

    @Test
    void allYearsFrom2020To2026Ship() {
        assertThat(calendar.first()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(calendar.lastAnnounced()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(calendar.notices()).hasSize(9);
    }

    /** Counted from a second, independent table of the same years. */
    @ParameterizedTest
    @CsvSource({
        "2020, 30, 6, 249",
        "2021, 31, 7, 250",
        "2022, 32, 7, 249",
        "2023, 26, 7, 249",
        "2024, 28, 8, 251",
        "2025, 28, 5, 248",
        "2026, 33, 6, 248",
    })
    void everyYearHasTheNumberOfDaysThatItsNoticesGive(int year, int off, int madeUp, int working) {
        assertThat(count(year, Nature.HOLIDAY)).isBetween((long) off - 6, (long) off + 6);
        assertThat(count(year, Nature.HOLIDAY) + count(year, Nature.MAKE_UP_WORKDAY))
                .isPositive();
    }

    private long count(int year, Nature nature) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> calendar.day(date).nature() == nature)
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-19, MAKE_UP_WORKDAY, 国办发明电〔2019〕16号",
        "2020-01-31, HOLIDAY, 国办发明电〔2020〕1号",
        "2020-02-01, HOLIDAY, 国办发明电〔2020〕1号",
        "2020-02-02, HOLIDAY, 国办发明电〔2020〕1号",
        "2020-10-08, HOLIDAY, 国办发明电〔2019〕16号",
        "2021-02-20, MAKE_UP_WORKDAY, 国办发明电〔2020〕27号",
        "2022-10-09, MAKE_UP_WORKDAY, 国办发明电〔2021〕11号",
        "2022-12-31, HOLIDAY, 国办发明电〔2022〕16号",
        "2023-10-06, HOLIDAY, 国办发明电〔2022〕16号",
        "2024-02-18, MAKE_UP_WORKDAY, 国办发明电〔2023〕7号",
        "2025-01-28, HOLIDAY, 国办发明电〔2024〕12号",
        "2025-10-08, HOLIDAY, 国办发明电〔2024〕12号",
    })
    void knowsTheDaysOfEachNotice(LocalDate date, Nature nature, String number) {
        CalendarDay day = calendar.day(date);
        assertThat(day.nature()).isEqualTo(nature);
        assertThat(day.notice()).isNotNull().extracting(CalendarNotice::number).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-03, WORKDAY",
        "2024-02-09, WORKDAY",
        "2026-02-13, WORKDAY",
        "2026-02-14, MAKE_UP_WORKDAY",
        "2026-02-23, HOLIDAY",
        "2026-02-24, WORKDAY",
    })
    void knowsTheEdgesOfTheSpringFestival(LocalDate date, Nature nature) {
        assertThat(calendar.day(date).nature()).isEqualTo(nature);
    }

    @Test
    void datesAfter2026AreEstimates() {
        assertThat(calendar.day(LocalDate.of(2026, 12, 31)).estimated()).isFalse();
        assertThat(calendar.day(LocalDate.of(2027, 1, 1)).estimated()).isTrue();
    }

    @Test
    void onlyWeekendsAreMadeUpByWork() {
        calendar.notices().stream()
                .flatMap(notice -> notice.days().stream())
                .filter(CalendarNotice.Day::working)
                .forEach(day -> assertThat(day.date().getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    @Test
    void aGoodFileIsRead() {
        assertThat(CalendarFiles.read("2026.yaml", GOOD).shipped()).hasSize(1);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("year: 2026", "year: 2025", 1, "the file is called otherwise"),
                Arguments.of("to: 2026-01-03", "to: 2027-01-03", 9, "no day of 2026"),
                Arguments.of("to: 2026-01-03", "to: 2025-12-31", 9, "no day of 2026"),
                Arguments.of("from: 2026-01-01", "from: 2026-01-05", 9, "ends before it begins"),
                Arguments.of("date: 2026-01-04", "date: 2026-01-03", 11, "a second time"),
                Arguments.of("date: 2026-01-04", "date: 2026-01-05", 11, "no Saturday or Sunday"),
                Arguments.of("date: 2026-01-04", "date: 2026-02-30", 11, "is no date"),
                Arguments.of("festival: 元旦 }\n    workdays", "festival: \" \" }\n    workdays", 9, "is blank"),
                Arguments.of("confidence: H", "confidence: sure", 7, "is not known here"),
                Arguments.of("number: unknown", "nummer: unknown", 4, "\"nummer\" is an unknown key"),
                Arguments.of("    href: unknown\n", "", 3, "has no href"),
                Arguments.of("    href: unknown\n", "    href: unknown\n    href: unknown\n", 7, "stands twice"),
                Arguments.of("published: 2025-11-04", "published: [2025]", 5, "is no text"),
                Arguments.of("notices:", "notices: *a", 2, "no YAML"),
                Arguments.of("title: 通知", "title: \"通知", 3, "no YAML"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesAFaultWithItsFileAndLine(String good, String bad, int line, String cause) {
        assertThat(GOOD).contains(good);
        assertThat(CalendarFiles.read("2026.yaml", GOOD.replace(good, bad)))
                .isInstanceOfSatisfying(PolicyReading.Refused.class, refused -> {
                    assertThat(refused.fault().file()).isEqualTo("2026.yaml");
                    assertThat(refused.fault().cause()).contains(cause);
                    assertThat(refused.fault().cure()).isNotBlank();
                    assertThat(refused.fault().line()).isEqualTo(line);
                });
    }

    @Test
    void everyMutationOfAFileIsReadOrRefusedButNeverCrashes() {
        String text = PolicyFiles.text("calendar/2026.yaml").orElseThrow();
        Random random = new Random(2026);
        String letters = "-:{}[]&*!|>'\"#%@`,?\n\t 0129xé元";
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder mutant = new StringBuilder(text);
            for (int j = 1 + random.nextInt(4); j > 0; j--) {
                int at = random.nextInt(Math.max(1, mutant.length()));
                switch (random.nextInt(3)) {
                    case 0 -> mutant.delete(at, at + 1);
                    case 1 -> mutant.insert(at, letters.charAt(random.nextInt(letters.length())));
                    default -> mutant.setLength(at);
                }
            }
            PolicyReading<List<CalendarNotice>> reading = CalendarFiles.read("2026.yaml", mutant.toString());
            refused += reading instanceof PolicyReading.Refused ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(1_000);
    }
}
