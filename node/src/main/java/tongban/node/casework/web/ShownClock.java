package tongban.node.casework.web;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.ClockAnswer;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.calendar.ClockReading;
import tongban.kernel.calendar.ClockState;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.LegalClock;
import tongban.node.casework.CaseRecord;

/**
 * A legal clock in words: what a state is called stands in the words, its tone only repeats it.
 *
 * @param tone plain, good, warning or bad
 * @param words how it stands
 * @param more why, since when and under which provision
 */
record ShownClock(String tone, Word words, List<Word> more) {

    private static final int SOON = 1;

    /** The clock of the decision. */
    static ShownClock decision(CaseRecord file, Optional<ClockAnswer> answer) {
        if (answer.isEmpty()) {
            return new ShownClock("plain", Word.of("case.clock.none"), List.of());
        }
        if (!(answer.get() instanceof ClockReading reading)) {
            return new ShownClock("bad", Word.of("case.clock.unreadable"), List.of());
        }
        List<Word> more = new ArrayList<>();
        file.state().proceeding().ifPresent(known -> {
            String kind = known.limit().kind() == DayKind.WORKING ? "working" : "natural";
            more.add(Word.of(
                    "case.clock.limit." + kind,
                    reading.total(),
                    known.limit().basis().citation()));
        });
        if (reading.estimated()) {
            more.add(Word.of("case.clock.estimated"));
        }
        return shown(reading, more);
    }

    private static ShownClock shown(ClockReading reading, List<Word> more) {
        String counted = reading.used() + " / " + reading.total();
        return switch (reading.state()) {
            case ClockState.Running running ->
                new ShownClock(
                        reading.left() <= SOON ? "warning" : "plain",
                        Word.of("case.clock.running", counted, reading.left(), lastDay(running.due())),
                        more);
            case ClockState.Paused paused -> {
                more.addFirst(pause(paused.pause()));
                yield new ShownClock("warning", Word.of("case.clock.paused", counted), more);
            }
            case ClockState.Overdue overdue ->
                new ShownClock("bad", Word.of("case.clock.overdue", counted, lastDay(overdue.due())), more);
            case ClockState.StoppedInTime stopped ->
                new ShownClock(
                        "good",
                        Word.of(
                                "case.clock.in-time",
                                counted,
                                day(stopped.stop().at())),
                        more);
            case ClockState.StoppedLate late ->
                new ShownClock(
                        "bad",
                        Word.of("case.clock.late", counted, day(late.stop().at())),
                        more);
        };
    }

    private static Word pause(ClockEvent.Paused pause) {
        return Word.of(
                "case.clock.pause",
                day(pause.at()),
                pause.ground(),
                pause.basis().citation());
    }

    /** The clock within which gaps are told; empty where it does not run. */
    static Optional<ShownClock> gaps(CaseRecord file, InstantSource clock) {
        return file.limits().gaps().map(end -> {
            boolean over = !clock.instant().isBefore(end);
            return new ShownClock(
                    over ? "bad" : "plain",
                    Word.of(over ? "case.clock.gaps.over" : "case.clock.gaps", lastDay(end)),
                    List.of());
        });
    }

    private static LocalDate day(Instant at) {
        return LegalClock.dateOf(at);
    }

    /** A limit ends at 24:00: the first moment that is too late belongs to the next day. */
    static LocalDate lastDay(Instant due) {
        return LegalClock.dateOf(due.minusMillis(1));
    }
}
