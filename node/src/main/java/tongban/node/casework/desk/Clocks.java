package tongban.node.casework.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tongban.kernel.calendar.ClockAnswer;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.calendar.ClockReading;
import tongban.kernel.calendar.ClockRefusal;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseClock;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.Phase;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseRecord.Limits;
import tongban.node.casework.HeldEvent;

/** When the limits of a case end, by the calendar that ships. */
final class Clocks {

    /** From these on an application lies before the authority as it is. */
    private static final Set<Act> LAID_BEFORE = Set.of(Act.SUBMIT, Act.TAKE, Act.SUPPLEMENT, Act.REOPEN);

    private final ZoneCode self;
    private final Supplier<WorkingCalendar> calendar;

    Clocks(ZoneCode self, Supplier<WorkingCalendar> calendar) {
        this.self = self;
        this.calendar = calendar;
    }

    /** The clock of the decision, with its days; empty before acceptance. */
    Optional<ClockAnswer> read(CaseState state, Instant now) {
        return CaseClock.read(state, calendar.get(), now);
    }

    /** Why the clock does not allow the state, by the name of the refusal. */
    Optional<ClockRefusal> refusal(CaseState state, Instant now) {
        return read(state, now).filter(ClockRefusal.class::isInstance).map(ClockRefusal.class::cast);
    }

    /**
     * The limits after some events.
     *
     * @param gaps within what time this zone tells gaps, when it decides and accepts by silence
     */
    Limits after(Limits before, CaseState state, List<HeldEvent> added, Optional<TimeLimit> gaps, Instant now) {
        Optional<Instant> decision = state.phase().decided() || state.phase().over()
                ? Optional.empty()
                : read(state, now)
                        .filter(ClockReading.class::isInstance)
                        .map(reading -> ((ClockReading) reading).due());
        return new Limits(decision, gaps(before, state, added, gaps, now));
    }

    private Optional<Instant> gaps(
            Limits before, CaseState state, List<HeldEvent> added, Optional<TimeLimit> gaps, Instant now) {
        boolean runs = state.phase() == Phase.SUBMITTED
                && state.holder().equals(self)
                && state.deciding().equals(self)
                && state.offeredTo().isEmpty();
        if (!runs || gaps.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> since = since(added);
        return since.isEmpty() ? before.gaps() : since.flatMap(start -> ends(gaps.get(), start, now));
    }

    /** The first moment that is too late for something that began; empty when it has no limit. */
    Optional<Instant> due(Optional<TimeLimit> limit, Instant since, Instant now) {
        return limit.flatMap(one -> ends(one, since, now));
    }

    private Optional<Instant> ends(TimeLimit limit, Instant start, Instant now) {
        ClockEvent.Started started = new ClockEvent.Started(start, "received", limit.basis());
        Instant seen = now.isBefore(start) ? start : now;
        return new LegalClock(calendar.get(), limit, null).read(List.of(started), seen) instanceof ClockReading reading
                ? Optional.ofNullable(reading.due())
                : Optional.empty();
    }

    /** Since when an application has lain before the authority, by these events. */
    static Optional<Instant> since(List<HeldEvent> events) {
        return events.reversed().stream()
                .filter(event -> LAID_BEFORE.contains(event.event().act()))
                .map(event -> event.event().at())
                .findFirst();
    }
}
