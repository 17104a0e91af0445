package tongban.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.calendar.ClockDay.Reason;
import tongban.kernel.law.LegalReference;

class LegalClockTest {
    static final LegalReference LICENSING = LegalReference.of("行政许可法", "42", "1");
    static final LegalReference NOT_COUNTED = LegalReference.of("行政许可法", "45");

    static Instant at(String beijing) {
        return LocalDateTime.parse(beijing.length() == 10 ? beijing + "T10:00" : beijing)
                .toInstant(LegalClock.BEIJING);
    }

    static ClockEvent started(String when) {
        return new ClockEvent.Started(at(when), "acceptance", LICENSING);
    }

    static ClockEvent paused(String when) {
        return new ClockEvent.Paused(at(when), "hearing", NOT_COUNTED);
    }

    static ClockEvent resumed(String when) {
        return new ClockEvent.Resumed(at(when), "hearing", NOT_COUNTED);
    }

    static ClockEvent extended(String when, int days) {
        return new ClockEvent.Extended(at(when), days, "approved by the chief", LICENSING);
    }

    static ClockEvent stopped(String when) {
        return new ClockEvent.Stopped(at(when), "decision", LICENSING);
    }

    static LegalClock clock(int days, DayKind kind) {
        return new LegalClock(
                Notices.of2026(), new TimeLimit(days, kind, LICENSING), new ExtensionLimit(10, LICENSING));
    }

    static ClockReading read(LegalClock clock, String now, ClockEvent... events) {
        return (ClockReading) clock.read(List.of(events), at(now));
    }

    static @Nullable Instant due(LegalClock clock, ClockEvent... events) {
        return read(clock, LegalClock.dateOf(events[events.length - 1].at()) + "T23:59:59", events)
                .due();
    }

    static Instant endOf(String date) {
        return LegalClock.endOf(LocalDate.parse(date));
    }

    @ParameterizedTest
    @CsvSource({
        // filed on a working day; across Mid-Autumn, National Day and the make-up Saturday 10-10
        "2026-09-28T15:00, 3, 2026-10-08",
        "2026-09-28T15:00, 5, 2026-10-10",
        "2026-09-28T15:00, 6, 2026-10-12",
        "2026-09-23T09:00, 1, 2026-09-24",
        "2026-09-24T09:00, 1, 2026-09-28",
        // filed on a day off: valid at once, day 1 is the next working day
        "2026-10-03T23:59:59, 1, 2026-10-08",
        "2026-10-11T12:00, 1, 2026-10-12",
        // filed on a make-up Sunday, which is not counted as every first day
        "2026-09-20T10:00, 1, 2026-09-21",
        // the make-up Saturday 02-14 and the Spring Festival
        "2026-02-13T10:00, 1, 2026-02-14",
        "2026-02-13T10:00, 2, 2026-02-24",
        "2026-02-13T10:00, 6, 2026-02-28",
        // twenty working days of a licence
        "2026-03-02T10:00, 20, 2026-03-30",
    })
    void countsWorkingDays(String start, int days, String last) {
        assertThat(due(clock(days, DayKind.WORKING), started(start))).isEqualTo(endOf(last));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 15, 2026-03-17",
        // the last day is a Saturday
        "2026-03-02, 12, 2026-03-16",
        // the last day is the first of seven holidays
        "2026-09-16, 15, 2026-10-08",
        // the last day is the make-up Saturday: people work, so it ends there
        "2026-09-25, 15, 2026-10-10",
        "2026-08-01, 60, 2026-09-30",
    })
    void countsNaturalDaysAndNeverEndsOnADayOff(String start, int days, String last) {
        assertThat(due(clock(days, DayKind.NATURAL), started(start))).isEqualTo(endOf(last));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-08T00:00:00, 2026-10-09",
        "2026-10-08T23:59:59, 2026-10-09",
        "2026-10-09T00:00:00, 2026-10-10",
    })
    void midnightBelongsToTheDayThatBegins(String start, String last) {
        assertThat(due(clock(1, DayKind.WORKING), started(start))).isEqualTo(endOf(last));
    }

    @Test
    void theLastSecondIsInTimeAndMidnightIsLate() {
        LegalClock clock = clock(1, DayKind.WORKING);
        assertThat(read(clock, "2026-10-09T23:59:59", started("2026-10-08")).state())
                .isInstanceOf(ClockState.Running.class);
        assertThat(read(clock, "2026-10-10T00:00:00", started("2026-10-08")).state())
                .isEqualTo(new ClockState.Overdue(endOf("2026-10-09")));
        assertThat(read(clock, "2026-10-20", started("2026-10-08"), stopped("2026-10-09T23:59:59"))
                        .state())
                .isInstanceOf(ClockState.StoppedInTime.class);
        assertThat(read(clock, "2026-10-20", started("2026-10-08"), stopped("2026-10-10T00:00:00"))
                        .state())
                .isInstanceOf(ClockState.StoppedLate.class);
    }

    @ParameterizedTest
    @CsvSource({
        // the day of the pause is counted, the day of resumption is not
        "2026-03-04, 2026-03-06, 2026-03-11",
        // resumed on the same day: nothing is gained
        "2026-03-04, 2026-03-04, 2026-03-09",
        // paused over a week-end only: Friday counts, the Monday of the resumption does not
        "2026-03-06, 2026-03-09, 2026-03-10",
        // paused on the day of acceptance
        "2026-03-02, 2026-03-03, 2026-03-10",
        // paused on the last day: it is not counted, and one whole day is left after the resumption
        "2026-03-09, 2026-03-20, 2026-03-23",
        // paused on the last day and resumed on the same day: it stays the last day
        "2026-03-09, 2026-03-09, 2026-03-09",
    })
    void aPauseTakesTheDaysAfterItUpToTheDayOfResumption(String pause, String resumption, String last) {
        assertThat(due(clock(5, DayKind.WORKING), started("2026-03-02"), paused(pause), resumed(resumption)))
                .isEqualTo(endOf(last));
    }

    @Test
    void aPauseWhileTheEndIsMovedByADayOffHoldsTheEndUp() {
        LegalClock clock = clock(12, DayKind.NATURAL);
        // day 12 is Saturday 2026-03-14, so the limit ends on Monday; on Sunday the clock is paused until Wednesday
        assertThat(due(clock, started("2026-03-02"), paused("2026-03-15"), resumed("2026-03-18")))
                .isEqualTo(endOf("2026-03-19"));
        assertThat(due(clock, started("2026-03-02"), paused("2026-03-16"), resumed("2026-03-18")))
                .isEqualTo(endOf("2026-03-19"));
        assertThat(due(clock, started("2026-03-02"), paused("2026-03-14"), resumed("2026-03-18")))
                .isEqualTo(endOf("2026-03-19"));
    }

    @Test
    void anOpenPauseLeavesTheDueDateOpenAndSaysWhatIsLeft() {
        ClockReading reading =
                read(clock(5, DayKind.WORKING), "2026-03-20", started("2026-03-02"), paused("2026-03-04"));
        assertThat(reading.due()).isNull();
        assertThat(reading.state()).isInstanceOf(ClockState.Paused.class);
        assertThat(reading.used()).isEqualTo(2);
        assertThat(reading.left()).isEqualTo(3);
        assertThat(reading.days().getLast().day().date()).isEqualTo(LocalDate.of(2026, 3, 20));
    }

    @Test
    void aCaseMayEndWhileItsClockIsPaused() {
        ClockReading reading = read(
                clock(5, DayKind.WORKING),
                "2026-03-20",
                started("2026-03-02"),
                paused("2026-03-04"),
                stopped("2026-03-10"));
        assertThat(reading.state()).isInstanceOf(ClockState.StoppedInTime.class);
        assertThat(reading.days().getLast().day().date()).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void anExtensionAddsDaysOfTheSameKind() {
        assertThat(due(clock(3, DayKind.WORKING), started("2026-09-28T15:00"), extended("2026-10-08", 3)))
                .isEqualTo(endOf("2026-10-12"));
        assertThat(due(
                        clock(12, DayKind.NATURAL),
                        started("2026-03-02"),
                        extended("2026-03-16", 2),
                        extended("2026-03-16", 1)))
                .isEqualTo(endOf("2026-03-17"));
    }

    @Test
    void explainsEveryDayWithItsProvision() {
        ClockReading reading = read(
                clock(3, DayKind.WORKING),
                "2026-10-09",
                started("2026-09-29T15:00"),
                paused("2026-09-30"),
                resumed("2026-10-08"));
        assertThat(reading.days())
                .extracting(day -> day.day().date().getDayOfMonth(), ClockDay::number, ClockDay::reason)
                .containsExactly(
                        tuple(29, 0, Reason.FIRST_DAY),
                        tuple(30, 1, Reason.COUNTED),
                        tuple(1, 0, Reason.PAUSED),
                        tuple(2, 0, Reason.PAUSED),
                        tuple(3, 0, Reason.PAUSED),
                        tuple(4, 0, Reason.PAUSED),
                        tuple(5, 0, Reason.PAUSED),
                        tuple(6, 0, Reason.PAUSED),
                        tuple(7, 0, Reason.PAUSED),
                        tuple(8, 0, Reason.PAUSED),
                        tuple(9, 2, Reason.COUNTED),
                        tuple(10, 3, Reason.COUNTED));
        assertThat(reading.days().getFirst().basis()).isEqualTo(LegalClock.FIRST_DAY);
        assertThat(reading.days().get(2).basis()).isEqualTo(NOT_COUNTED);
        assertThat(reading.days())
                .filteredOn(ClockDay::last)
                .hasSize(1)
                .first()
                .isEqualTo(reading.days().getLast());
        assertThat(reading.used()).isEqualTo(1);
        assertThat(reading.left()).isEqualTo(2);
    }

    @Test
    void aResultBeyondTheAnnouncedCalendarIsMarkedAsAnEstimate() {
        assertThat(read(clock(3, DayKind.WORKING), "2026-12-28", started("2026-12-28"))
                        .estimated())
                .isFalse();
        assertThat(read(clock(4, DayKind.WORKING), "2026-12-28", started("2026-12-28"))
                        .estimated())
                .isTrue();
    }

    @Test
    void refusesEventsThatCannotBeAndNamesTheirPlace() {
        assertRefused(new ClockRefusal.NotStarted(0));
        assertRefused(new ClockRefusal.NotStarted(0), paused("2026-03-02"));
        assertRefused(new ClockRefusal.AlreadyStarted(1), started("2026-03-02"), started("2026-03-03"));
        assertRefused(new ClockRefusal.OutOfOrder(1, at("2026-03-02")), started("2026-03-02"), paused("2026-03-01"));
        assertRefused(
                new ClockRefusal.AlreadyPaused(2), started("2026-03-02"), paused("2026-03-03"), paused("2026-03-04"));
        assertRefused(new ClockRefusal.NotPaused(1), started("2026-03-02"), resumed("2026-03-03"));
        assertRefused(
                new ClockRefusal.AlreadyStopped(2), started("2026-03-02"), stopped("2026-03-03"), paused("2026-03-04"));
        assertRefused(
                new ClockRefusal.LimitIsOver(1, endOf("2026-03-09")),
                started("2026-03-02"),
                paused("2026-03-10T00:00"));
        assertRefused(
                new ClockRefusal.LimitIsOver(1, endOf("2026-03-09")), started("2026-03-02"), extended("2026-03-10", 1));
        assertRefused(
                new ClockRefusal.ExtensionNotAllowed(2, 3),
                started("2026-03-02"),
                extended("2026-03-03", 7),
                extended("2026-03-03", 4));
        assertRefused(
                new ClockRefusal.OutsideCalendar(0, LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1)),
                started("2025-12-31"));
    }

    @Test
    void refusesAReadingTimeBeforeTheLastEventOrOutsideTheCalendar() {
        LegalClock clock = clock(5, DayKind.WORKING);
        List<ClockEvent> ledger = List.of(started("2026-03-02"));
        assertThat(clock.read(ledger, at("2026-03-01"))).isEqualTo(new ClockRefusal.OutOfOrder(1, at("2026-03-02")));
        assertThat(clock.read(ledger, Instant.MAX)).isInstanceOf(ClockRefusal.OutsideCalendar.class);
        assertThat(clock.read(ledger, Instant.MIN)).isInstanceOf(ClockRefusal.OutsideCalendar.class);
        assertThat(clock.read(List.of(started("9999-12-30")), at("9999-12-31")))
                .isInstanceOf(ClockRefusal.OutsideCalendar.class);
    }

    @Test
    void aStatuteWithoutExtensionAllowsNone() {
        LegalClock strict = new LegalClock(Notices.of2026(), new TimeLimit(5, DayKind.WORKING, LICENSING), null);
        assertThat(strict.read(List.of(started("2026-03-02"), extended("2026-03-03", 1)), at("2026-03-04")))
                .isEqualTo(new ClockRefusal.ExtensionNotAllowed(1, 0));
    }

    private static void assertRefused(ClockRefusal refusal, ClockEvent... events) {
        assertThat(clock(5, DayKind.WORKING).read(new ArrayList<>(List.of(events)), at("2026-03-31")))
                .isEqualTo(refusal);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void theDueInstantIsMidnightInBeijing() {
        assertThat(due(clock(1, DayKind.WORKING), started("2026-10-08")))
                .isEqualTo(Instant.parse("2026-10-09T16:00:00Z"))
                .isEqualTo(Instant.parse("2026-10-08T16:00:00Z").plus(1, ChronoUnit.DAYS));
    }
}
