package tongban.node.portal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.ClockAnswer;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.calendar.ClockReading;
import tongban.kernel.calendar.ClockState;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.Phase;
import tongban.node.casework.CaseRecord;

/**
 * How a case stands, in words for its applicant.
 *
 * @param tone plain, good, warning or bad
 * @param more why, since when, by which provision, and what can be done
 */
record ShownProgress(String tone, Word words, List<Word> more) {

    /** A sentence of a page. */
    record Word(String key, List<String> arguments) {
        static Word of(String key, Object... arguments) {
            return new Word(
                    key, List.of(arguments).stream().map(Object::toString).toList());
        }
    }

    static ShownProgress of(CaseRecord file, Optional<ClockAnswer> answer) {
        Phase phase = file.state().phase();
        List<Word> more = new ArrayList<>();
        if (answer.isEmpty()) {
            String tone = phase == Phase.GAPS_TOLD ? "warning" : phase == Phase.NOT_ACCEPTED ? "bad" : "plain";
            return new ShownProgress(tone, Word.of("portal.progress." + phase.word()), more);
        }
        if (!(answer.get() instanceof ClockReading reading)) {
            return new ShownProgress("bad", Word.of("portal.progress.unreadable"), more);
        }
        file.state()
                .proceeding()
                .ifPresent(known -> more.add(Word.of(
                        "portal.progress.limit",
                        reading.total(),
                        known.limit().basis().citation())));
        if (reading.estimated()) {
            more.add(Word.of("case.clock.estimated"));
        }
        return running(reading, more);
    }

    private static ShownProgress running(ClockReading reading, List<Word> more) {
        return switch (reading.state()) {
            case ClockState.Running running ->
                new ShownProgress(
                        reading.left() <= 1 ? "warning" : "plain",
                        Word.of(
                                "portal.progress.running",
                                Math.min(reading.used() + 1, reading.total()),
                                reading.total(),
                                lastDay(running.due())),
                        more);
            case ClockState.Paused paused -> paused(paused.pause(), reading, more);
            case ClockState.Overdue overdue -> {
                more.add(Word.of("portal.progress.overdue.remedy"));
                yield new ShownProgress("bad", Word.of("portal.progress.overdue", lastDay(overdue.due())), more);
            }
            case ClockState.StoppedInTime stopped ->
                new ShownProgress(
                        "good",
                        Word.of(
                                "portal.progress.in-time",
                                LegalClock.dateOf(stopped.stop().at()),
                                reading.used(),
                                reading.total()),
                        more);
            case ClockState.StoppedLate late ->
                new ShownProgress(
                        "bad",
                        Word.of(
                                "portal.progress.late",
                                LegalClock.dateOf(late.stop().at()),
                                lastDay(late.due())),
                        more);
        };
    }

    private static ShownProgress paused(ClockEvent.Paused pause, ClockReading reading, List<Word> more) {
        more.addFirst(Word.of(
                "portal.progress.pause",
                LegalClock.dateOf(pause.at()),
                pause.basis().citation()));
        return new ShownProgress("warning", Word.of("portal.progress.paused", reading.used(), reading.total()), more);
    }

    /** A limit ends at 24:00: the first moment that is too late belongs to the next day. */
    static LocalDate lastDay(Instant due) {
        return LegalClock.dateOf(due.minusMillis(1));
    }
}
