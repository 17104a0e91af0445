package tongban.kernel.casework;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.calendar.ClockAnswer;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.WorkingCalendar;

/** The legal clock of a case, from its history and the calendar of the deciding zone. */
public final class CaseClock {

    private CaseClock() {}

    /**
     * Reads the clock of the decision; empty before acceptance, when it does not run yet.
     *
     * @param now the moment for which it is read; a moment before the last event is taken as that event's
     */
    public static Optional<ClockAnswer> read(CaseState state, WorkingCalendar calendar, Instant now) {
        Instant seen = now.isBefore(state.at()) ? state.at() : now;
        return state.proceeding()
                .map(known -> new LegalClock(
                                calendar, known.limit(), known.extension().orElse(null))
                        .read(known.ledger(), seen));
    }
}
