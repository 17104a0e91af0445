package tongban.verifier.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.CalendarDay;
import tongban.kernel.calendar.ClockDay;
import tongban.kernel.calendar.ClockDay.Reason;
import tongban.kernel.calendar.ClockReading;
import tongban.kernel.calendar.ClockState;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;

/** Shows the reading of a clock: its terms, every day, then the due moment with its reason. */
final class ClockPage {
    private final Output output;
    private final DayWords words;
    private final ClockTerms terms;
    private final ClockReading reading;

    ClockPage(Output output, ClockTerms terms, ClockReading reading) {
        this.output = output;
        this.words = new DayWords(output);
        this.terms = terms;
        this.reading = reading;
    }

    void print(Instant now, WorkingCalendar calendar) {
        printTerms();
        TextTable table = new TextTable(2);
        for (ClockDay day : reading.days()) {
            table.row(
                    day.day().date(),
                    words.weekday(day.day()),
                    words.nature(day.day()),
                    day.number() == 0 ? "–" : String.valueOf(day.number()),
                    reason(day));
        }
        output.print("");
        table.lines().forEach(output::print);
        output.print("");
        printState(now);
        output.say("left", Moments.shown(now), reading.left(), reading.total());
        if (reading.estimated()) {
            output.say("estimate", calendar.lastAnnounced().toString());
        }
    }

    private void printTerms() {
        ClockTerms.@Nullable Item item = terms.item();
        if (item != null) {
            output.say(
                    "title",
                    item.named().name().in(output.locale()),
                    item.named().item());
            output.say("starts", item.named().starts().in(output.locale()));
        }
        TimeLimit limit = terms.limit();
        output.say("limit", length(limit.length(), limit.kind()), words.provision(limit.basis()));
        if (!limit.counting().equals(limit.basis())) {
            output.say("counting", words.provision(limit.counting()));
        }
        if (reading.total() > limit.length() && terms.extension() != null) {
            String by = length(reading.total() - limit.length(), limit.kind());
            output.say("extended", by, words.provision(terms.extension().basis()));
        }
        if (item != null && item.value().confidence().matches("[LR]")) {
            output.say("confidence." + item.value().confidence());
        }
        if (item != null && item.value().note() != null) {
            output.say("note", item.value().note());
        }
    }

    private String length(int days, DayKind kind) {
        return output.text("length." + DayWords.word(kind), days);
    }

    private String reason(ClockDay day) {
        if (day.reason() == Reason.COUNTED) {
            return day.last() ? output.text("reason.LAST") : "";
        }
        String why = output.text("reason." + day.reason().name(), ground(day));
        if (day.reason() != Reason.NOT_WORKING) {
            return output.text("reason.with", why, words.provision(day.basis()));
        }
        String notice = words.source(day.day());
        return notice.isEmpty() ? why : output.text("reason.with", why, notice);
    }

    private String ground(ClockDay day) {
        return day.pause() == null ? "" : ground(day.pause().ground());
    }

    /** The ground as the law calls it, or the word that the person gave. */
    private String ground(String ground) {
        return terms.pauses().stream()
                .filter(known -> known.ground().equals(ground))
                .map(known -> known.name().in(output.locale()))
                .findFirst()
                .orElse(ground);
    }

    private void printState(Instant now) {
        if (reading.due() != null) {
            CalendarDay last = reading.days().getLast().day();
            output.say("due", last.date().toString(), words.weekday(last), LegalClock.END_OF_DAY.citation());
        }
        switch (reading.state()) {
            case ClockState.Running running -> output.say("state.running");
            case ClockState.Paused paused ->
                output.say(
                        "state.paused",
                        Moments.shown(paused.pause().at()),
                        ground(paused.pause().ground()),
                        words.provision(paused.pause().basis()));
            case ClockState.Overdue overdue -> output.say("state.overdue", Moments.shown(now));
            case ClockState.StoppedInTime stopped ->
                output.say("state.inTime", Moments.shown(stopped.stop().at()));
            case ClockState.StoppedLate late ->
                output.say("state.late", Moments.shown(late.stop().at()));
        }
    }

    /** Whether the limit was kept, as far as the reading goes. */
    boolean kept() {
        return !(reading.state() instanceof ClockState.Overdue) && !(reading.state() instanceof ClockState.StoppedLate);
    }

    Map<String, Object> object(Instant now) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("item", terms.item() == null ? null : terms.item().named().item());
        object.put("limitDays", terms.limit().length());
        object.put("unit", DayWords.word(terms.limit().kind()) + "-days");
        object.put("basis", words.provision(terms.limit().basis()));
        object.put(
                "confidence", terms.item() == null ? null : terms.item().value().confidence());
        object.put("state", state());
        object.put("now", Moments.exact(now));
        Instant due = reading.due();
        object.put("due", due == null ? null : Moments.exact(due));
        @Nullable
        LocalDate last = due == null ? null : reading.days().getLast().day().date();
        object.put("lastDay", last == null ? null : last.toString());
        object.put("totalDays", reading.total());
        object.put("usedDays", reading.used());
        object.put("leftDays", reading.left());
        object.put("estimated", reading.estimated());
        List<Object> days = new ArrayList<>();
        for (ClockDay day : reading.days()) {
            Map<String, Object> shown = words.object(day.day());
            shown.put("number", day.number() == 0 ? null : day.number());
            shown.put("reason", DayWords.word(day.reason()));
            shown.put("ground", day.pause() == null ? null : day.pause().ground());
            shown.put("basis", words.provision(day.basis()));
            days.add(shown);
        }
        object.put("days", days);
        return object;
    }

    private String state() {
        return switch (reading.state()) {
            case ClockState.Running running -> "running";
            case ClockState.Paused paused -> "paused";
            case ClockState.Overdue overdue -> "overdue";
            case ClockState.StoppedInTime inTime -> "stopped-in-time";
            case ClockState.StoppedLate late -> "stopped-late";
        };
    }
}
