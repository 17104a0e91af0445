package tongban.node.casework.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tongban.kernel.calendar.LegalClock;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Duty;

/**
 * A duty as a page tells it.
 *
 * @param tone of its limit
 * @param limit how its limit stands, in words
 * @param granted the case that it follows, where that is kept here
 * @param application the case that settles it, where that is kept here
 * @param here whether somebody has to apply in this zone
 */
record ShownDuty(
        Duty duty,
        String tone,
        Word limit,
        Optional<CaseRecord> granted,
        Optional<CaseRecord> application,
        boolean here) {

    private static final int SOON = 7;

    /** The cases that a duty names. */
    record Cases(Optional<CaseRecord> granted, Optional<CaseRecord> application) {}

    static ShownDuty of(Duty duty, Cases cases, boolean here, Instant now) {
        Optional<LocalDate> last = duty.term().due().map(ShownClock::lastDay);
        if (last.isEmpty()) {
            return new ShownDuty(
                    duty, "plain", Word.of("case.duty.no-limit"), cases.granted(), cases.application(), here);
        }
        String tone = tone(duty, last.get(), now);
        return new ShownDuty(duty, tone, words(duty, last.get(), now), cases.granted(), cases.application(), here);
    }

    private static String tone(Duty duty, LocalDate last, Instant now) {
        if (duty.standing().settled().isPresent()) {
            return duty.late() ? "bad" : "good";
        }
        long left = left(last, now);
        boolean waits = duty.standing().state().waits();
        return !waits || left > SOON ? "plain" : left < 0 ? "bad" : "warning";
    }

    private static long left(LocalDate last, Instant now) {
        return last.toEpochDay() - LegalClock.dateOf(now).toEpochDay();
    }

    private static Word words(Duty duty, LocalDate last, Instant now) {
        Optional<Instant> settled = duty.standing().settled();
        if (settled.isPresent()) {
            long days = left(last, settled.get());
            return duty.late()
                    ? Word.of("case.duty.settled-late", Math.max(1, -days), last)
                    : Word.of("case.duty.settled-in-time", last);
        }
        if (!duty.standing().state().waits()) {
            return Word.of("case.duty.until", last);
        }
        long left = left(last, now);
        return left < 0 ? Word.of("case.duty.late", -left, last) : Word.of("case.duty.left", left, last);
    }
}
