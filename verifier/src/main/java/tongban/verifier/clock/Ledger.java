package tongban.verifier.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.law.LegalReference;
import tongban.policy.limit.PauseGround;
import tongban.verifier.clock.Moments.TimeOfDay;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** The events of a clock as they were typed, each with the words that brought it, in the order of their moments. */
final class Ledger {
    private final Output output;
    private final Moments moments;
    private final ClockTerms terms;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(ClockEvent event, String typed) {}

    Ledger(Output output, Moments moments, ClockTerms terms) {
        this.output = output;
        this.moments = moments;
        this.terms = terms;
    }

    void start(String typed) {
        Instant at = moments.moment("--start", typed, TimeOfDay.BEGIN);
        add("--start", typed, new ClockEvent.Started(at, "start", terms.limit().basis()));
    }

    /** A pause, {@code DATE=GROUND} or {@code DATE=GROUND@LAW:ARTICLE}. */
    void pause(String typed) {
        int equals = typed.indexOf('=');
        String when = equals < 0 ? typed : typed.substring(0, equals);
        String ground = equals < 0 ? "" : typed.substring(equals + 1);
        Instant at = event("--pause", when);
        int sign = ground.indexOf('@');
        if (sign >= 0) {
            LegalReference basis = provision(typed, ground.substring(sign + 1));
            add("--pause", typed, new ClockEvent.Paused(at, ground.substring(0, sign), basis));
            return;
        }
        @Nullable LegalReference basis = terms.pauseBasis(ground);
        if (basis == null) {
            throw new BadInput(output.text(ground.isEmpty() ? "bad.noGround" : "bad.ground", typed, when, grounds()));
        }
        add("--pause", typed, new ClockEvent.Paused(at, ground, basis));
    }

    void resume(String typed) {
        add(
                "--resume",
                typed,
                new ClockEvent.Resumed(
                        event("--resume", typed), "resumed", terms.limit().basis()));
    }

    /** An extension, {@code DATE} or {@code DATE=DAYS}; without days it is the longest that the statute allows. */
    void extend(String typed) {
        int equals = typed.indexOf('=');
        Instant at = event("--extend", equals < 0 ? typed : typed.substring(0, equals));
        if (terms.extension() == null) {
            throw new BadInput(output.text("bad.noExtension", typed));
        }
        String days = equals < 0 ? "" : typed.substring(equals + 1);
        boolean longest = equals < 0 && terms.item() != null;
        if (!longest && !days.matches("[1-9][0-9]{0,3}")) {
            throw new BadInput(output.text("bad.extension", typed, String.valueOf(TimeLimit.LONGEST)));
        }
        int length = longest ? terms.extension().length() : Integer.parseInt(days);
        add(
                "--extend",
                typed,
                new ClockEvent.Extended(
                        at, length, "approved", terms.extension().basis()));
    }

    void stop(String typed) {
        add(
                "--stop",
                typed,
                new ClockEvent.Stopped(
                        event("--stop", typed), "done", terms.limit().basis()));
    }

    /** The events in the order of their moments; of two at one moment, a pause is first only while it runs. */
    List<ClockEvent> events() {
        List<Entry> rest = new ArrayList<>(entries);
        rest.sort(Comparator.comparing((Entry entry) -> entry.event().at()));
        entries.clear();
        boolean paused = false;
        while (!rest.isEmpty()) {
            Entry next = rest.removeFirst();
            for (int i = 0;
                    i < rest.size()
                            && rest.get(i).event().at().equals(next.event().at());
                    i++) {
                if (paused
                        && next.event() instanceof ClockEvent.Paused
                        && rest.get(i).event() instanceof ClockEvent.Resumed) {
                    Entry resumption = rest.set(i, next);
                    next = resumption;
                }
            }
            paused = next.event() instanceof ClockEvent.Paused
                    || (paused && !(next.event() instanceof ClockEvent.Resumed));
            entries.add(next);
        }
        return entries.stream().map(Entry::event).toList();
    }

    /** The words that brought an event, by its place in {@link #events}; {@code --now} for the place after the last. */
    String typed(int place) {
        return place < entries.size() ? entries.get(place).typed() : "--now";
    }

    /** A date without a time means the time of the start on that day, otherwise the beginning of the day. */
    private Instant event(String option, String typed) {
        Instant at = moments.moment(option, typed, TimeOfDay.BEGIN);
        Instant start = entries.getFirst().event().at();
        boolean startDay = typed.length() <= 10 && LegalClock.dateOf(at).equals(LegalClock.dateOf(start));
        return startDay ? start : at;
    }

    private void add(String option, String typed, ClockEvent event) {
        entries.add(new Entry(event, option + " " + typed));
    }

    private LegalReference provision(String typed, String provision) {
        String[] parts = provision.split("[:：]", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new BadInput(output.text("bad.provision", typed));
        }
        return LegalReference.of(parts[0].strip(), parts[1].strip());
    }

    private String grounds() {
        List<String> grounds = terms.pauses().stream().map(PauseGround::ground).toList();
        return grounds.isEmpty() ? output.text("grounds.none") : String.join(", ", grounds);
    }
}
