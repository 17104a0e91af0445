package tongban.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tongban.kernel.law.LegalReference;

/** What holds for every clock, tried on seeded random ledgers. */
class LegalClockPropertyTest {
    private static final LegalReference BASIS = LegalReference.of("行政许可法", "42");
    private static final int LEDGERS = 3_000;

    private final WorkingCalendar calendar = Notices.of2026();

    private record Sample(int length, DayKind kind, List<ClockEvent> ledger) {}

    private LegalClock clock(int length, DayKind kind) {
        return new LegalClock(calendar, new TimeLimit(length, kind, BASIS), null);
    }

    /** A start in 2026 and up to four closed pauses while the limit still runs. */
    private Sample sample(Random random) {
        int length = 1 + random.nextInt(60);
        DayKind kind = random.nextBoolean() ? DayKind.WORKING : DayKind.NATURAL;
        List<ClockEvent> ledger = new ArrayList<>();
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(330 * 86_400));
        ledger.add(new ClockEvent.Started(at, "acceptance", BASIS));
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant due = due(length, kind, ledger);
            Instant from =
                    at.plusSeconds(random.nextLong(Duration.between(at, due).toSeconds()));
            at = from.plusSeconds(random.nextInt(20 * 86_400));
            ledger.add(new ClockEvent.Paused(from, "hearing", BASIS));
            ledger.add(new ClockEvent.Resumed(at, "hearing", BASIS));
        }
        return new Sample(length, kind, ledger);
    }

    private ClockReading read(int length, DayKind kind, List<ClockEvent> ledger) {
        return (ClockReading)
                clock(length, kind).read(ledger, ledger.getLast().at().plusSeconds(1));
    }

    private Instant due(int length, DayKind kind, List<ClockEvent> ledger) {
        return Objects.requireNonNull(read(length, kind, ledger).due());
    }

    @Test
    void theCountedDaysAreTheLimitAndTheLastDayIsAWorkingDayOnWhichTheClockRuns() {
        Random random = new Random(1);
        for (int i = 0; i < LEDGERS; i++) {
            Sample sample = sample(random);
            ClockReading reading = read(sample.length(), sample.kind(), sample.ledger());
            assertThat(reading.days().stream().filter(day -> day.number() > 0)).hasSize(sample.length());
            ClockDay last = reading.days().getLast();
            assertThat(last.last()).isTrue();
            assertThat(last.day().working()).isTrue();
            assertThat(LegalClock.endOf(last.day().date())).isEqualTo(reading.due());
            assertThat(reading.used() + reading.left()).isEqualTo(sample.length());
        }
    }

    @Test
    void aLongerLimitNeverEndsEarlierAndOfWorkingDaysAlwaysLater() {
        Random random = new Random(2);
        for (int i = 0; i < LEDGERS; i++) {
            Sample sample = sample(random);
            ClockReading reading = read(sample.length(), sample.kind(), sample.ledger());
            Instant shorter = Objects.requireNonNull(reading.due());
            boolean heldUp = reading.days().stream().anyMatch(day -> day.reason() == ClockDay.Reason.PAUSED_AT_END);
            Instant longer = due(sample.length() + 1, sample.kind(), sample.ledger());
            if (sample.kind() == DayKind.WORKING && !heldUp) {
                assertThat(longer).isAfter(shorter);
            } else {
                // Two limits end on the same day when their last days fall into the same days off, and when the clock
                // stood still at the end of the shorter one's last day, which then moved behind the resumption.
                assertThat(longer).isAfterOrEqualTo(shorter);
            }
        }
    }

    @Test
    void startingLaterNeverEndsEarlier() {
        Random random = new Random(3);
        for (int i = 0; i < LEDGERS; i++) {
            Sample sample = sample(random);
            Instant start = sample.ledger().getFirst().at();
            Instant later = start.plusSeconds(random.nextInt(10 * 86_400));
            assertThat(due(sample.length(), sample.kind(), List.of(new ClockEvent.Started(later, "acceptance", BASIS))))
                    .isAfterOrEqualTo(due(
                            sample.length(),
                            sample.kind(),
                            List.of(new ClockEvent.Started(start, "acceptance", BASIS))));
        }
    }

    @Test
    void aPauseCutInTwoAtAnyMomentTakesTheSameDays() {
        Random random = new Random(4);
        int cuts = 0;
        for (int i = 0; i < LEDGERS; i++) {
            Sample sample = sample(random);
            List<ClockEvent> cut = new ArrayList<>(sample.ledger());
            if (cut.size() < 3) {
                continue;
            }
            Instant from = cut.get(1).at();
            long seconds = Duration.between(from, cut.get(2).at()).toSeconds();
            Instant middle = from.plusSeconds(seconds == 0 ? 0 : random.nextLong(seconds));
            cut.add(2, new ClockEvent.Resumed(middle, "hearing", BASIS));
            cut.add(3, new ClockEvent.Paused(middle, "hearing", BASIS));
            assertThat(due(sample.length(), sample.kind(), cut))
                    .isEqualTo(due(sample.length(), sample.kind(), sample.ledger()));
            cuts++;
        }
        assertThat(cuts).isGreaterThan(LEDGERS / 2);
    }

    @Test
    void aPauseNeverEndsTheLimitEarlierAndOneWithinADayChangesNothing() {
        Random random = new Random(5);
        for (int i = 0; i < LEDGERS; i++) {
            Sample sample = sample(random);
            List<ClockEvent> unpaused = sample.ledger().subList(0, 1);
            Instant plain = due(sample.length(), sample.kind(), unpaused);
            assertThat(due(sample.length(), sample.kind(), sample.ledger())).isAfterOrEqualTo(plain);
            Instant start = unpaused.getFirst().at();
            Instant from = start.plusSeconds(
                    random.nextLong(Duration.between(start, plain).toSeconds()));
            Instant lastSecond = LegalClock.endOf(LegalClock.dateOf(from)).minusSeconds(1);
            assertThat(due(
                            sample.length(),
                            sample.kind(),
                            List.of(
                                    unpaused.getFirst(),
                                    new ClockEvent.Paused(from, "hearing", BASIS),
                                    new ClockEvent.Resumed(lastSecond, "hearing", BASIS))))
                    .isEqualTo(plain);
        }
    }

    @Test
    void afterEveryResumptionAtLeastOneWholeDayIsLeft() {
        Random random = new Random(6);
        for (int i = 0; i < LEDGERS; i++) {
            Sample sample = sample(random);
            if (sample.ledger().size() < 3) {
                continue;
            }
            ClockEvent pause = sample.ledger().get(1);
            ClockEvent resumption = sample.ledger().get(2);
            if (!LegalClock.dateOf(pause.at()).equals(LegalClock.dateOf(resumption.at()))) {
                assertThat(due(sample.length(), sample.kind(), sample.ledger().subList(0, 3)))
                        .isAfterOrEqualTo(LegalClock.endOf(
                                LegalClock.dateOf(resumption.at()).plusDays(1)));
            }
        }
    }

    @Test
    void theSameLedgerGivesTheSameReading() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Sample sample = sample(random);
            assertThat(read(sample.length(), sample.kind(), List.copyOf(sample.ledger())))
                    .isEqualTo(read(sample.length(), sample.kind(), sample.ledger()));
        }
    }
}
