package tongban.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.calendar.CalendarDay.Nature;

class WorkingCalendarTest {
    private final WorkingCalendar calendar = Notices.of2026();

    @ParameterizedTest
    @CsvSource({
        "2026-09-19, WEEKEND, ''",
        "2026-09-20, MAKE_UP_WORKDAY, 国庆节",
        "2026-09-25, HOLIDAY, 中秋节",
        "2026-09-28, WORKDAY, ''",
        "2026-09-30, WORKDAY, ''",
        "2026-10-01, HOLIDAY, 国庆节",
        "2026-10-04, HOLIDAY, 国庆节",
        "2026-10-07, HOLIDAY, 国庆节",
        "2026-10-08, WORKDAY, ''",
        "2026-10-10, MAKE_UP_WORKDAY, 国庆节",
        "2026-10-11, WEEKEND, ''",
        "2026-12-31, WORKDAY, ''",
    })
    void saysWhatADateIsAndWhy(LocalDate date, Nature nature, String festival) {
        CalendarDay day = calendar.day(date);
        assertThat(day.nature()).isEqualTo(nature);
        assertThat(day.festival()).isEqualTo(festival);
        assertThat(day.working()).isEqualTo(nature == Nature.WORKDAY || nature == Nature.MAKE_UP_WORKDAY);
        assertThat(day.estimated()).isFalse();
        assertThat(day.notice() != null).isEqualTo(!festival.isEmpty());
    }

    @Test
    void aDateBeyondTheLastAnnouncedYearIsAnEstimateFromWeekendsAlone() {
        assertThat(calendar.lastAnnounced()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(calendar.day(LocalDate.of(2027, 1, 1)))
                .isEqualTo(new CalendarDay(LocalDate.of(2027, 1, 1), Nature.WORKDAY, "", null, true));
        assertThat(calendar.day(LocalDate.of(2027, 1, 2)).working()).isFalse();
    }

    @Test
    void aDateBeforeTheFirstYearIsNotAnswered() {
        assertThat(calendar.covers(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(calendar.covers(LocalDate.MAX)).isFalse();
        assertThatThrownBy(() -> calendar.day(LocalDate.of(2025, 12, 31))).hasMessageContaining("begins on 2026-01-01");
    }

    @Test
    void theLaterNoticeOf2020ReplacesTheMakeUpDayByAHoliday() {
        WorkingCalendar spring = Notices.of2020();
        CalendarDay saturday = spring.day(LocalDate.of(2020, 2, 1));
        assertThat(saturday.nature()).isEqualTo(Nature.HOLIDAY);
        assertThat(Objects.requireNonNull(saturday.notice()).citation())
                .isEqualTo("国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）");
        assertThat(spring.day(LocalDate.of(2020, 1, 31)).working()).isFalse();
        assertThat(spring.day(LocalDate.of(2020, 2, 3)).working()).isTrue();
    }

    @Test
    void whoAskedBeforeTheExtensionKnewAnotherCalendar() {
        WorkingCalendar before = Notices.of2020().asKnownOn(LocalDate.of(2020, 1, 25));
        assertThat(before.day(LocalDate.of(2020, 2, 1)).nature()).isEqualTo(Nature.MAKE_UP_WORKDAY);
        assertThat(before.day(LocalDate.of(2020, 1, 31)).nature()).isEqualTo(Nature.WORKDAY);
        WorkingCalendar long2019 = Notices.of2020().asKnownOn(LocalDate.of(2019, 11, 20));
        assertThat(long2019.day(LocalDate.of(2020, 1, 24)).estimated()).isTrue();
    }

    @Test
    void refusesNoticesThatCannotBe() {
        CalendarNotice.Day day = new CalendarNotice.Day(LocalDate.of(2026, 1, 1), false, "元旦");
        LocalDate published = LocalDate.of(2025, 11, 4);
        assertThatThrownBy(() -> new CalendarNotice(2027, "通知", null, published, null, List.of(day)))
                .hasMessageContaining("not a day of 2027");
        assertThatThrownBy(() -> new CalendarNotice(2026, "通知", null, published, null, List.of(day, day)))
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> WorkingCalendar.of(List.of())).hasMessageContaining("at least one notice");
        assertThatThrownBy(() -> WorkingCalendar.of(List.of(
                        new CalendarNotice(2026, "通知", null, published, null, List.of(day)),
                        new CalendarNotice(2028, "通知", null, published, null, List.of()))))
                .hasMessageContaining("a year is missing");
    }
}
