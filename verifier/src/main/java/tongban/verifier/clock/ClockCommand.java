package tongban.verifier.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.calendar.ClockReading;
import tongban.kernel.calendar.ClockRefusal;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer.BeforeFirstValue;
import tongban.kernel.law.ParameterAnswer.InForce;
import tongban.kernel.law.ParameterAnswer.NotYetPublished;
import tongban.policy.calendar.CalendarFiles;
import tongban.policy.limit.LimitedItem;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Computes a due date from item, start and pauses, and explains it day by day. */
@Command(
        name = "clock",
        resourceBundle = "tongban.verifier.clock.messages",
        subcommands = {ClockItems.class, ClockDayCommand.class})
final class ClockCommand implements Callable<Integer> {
    private static final Pattern LIMIT = Pattern.compile("([1-9][0-9]{0,3})(wd|d)");

    @Mixin
    private Output output = new Output();

    @Option(names = "--item", paramLabel = "ITEM", descriptionKey = "clock.item")
    private @Nullable String item;

    @Option(names = "--limit", paramLabel = "20wd|30d", descriptionKey = "clock.limit")
    private @Nullable String limit;

    @Option(names = "--start", paramLabel = "TIME", descriptionKey = "clock.start")
    private @Nullable String start;

    @Option(names = "--pause", paramLabel = "TIME=GROUND", descriptionKey = "clock.pause")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--resume", paramLabel = "TIME", descriptionKey = "clock.resume")
    private List<String> resumptions = new ArrayList<>();

    @Option(names = "--extend", paramLabel = "TIME[=DAYS]", descriptionKey = "clock.extend")
    private List<String> extensions = new ArrayList<>();

    @Option(names = "--stop", paramLabel = "TIME", descriptionKey = "clock.stop")
    private @Nullable String stop;

    @Option(names = "--now", paramLabel = "TIME", descriptionKey = "clock.now")
    private @Nullable String now;

    @Option(names = "--known", paramLabel = "DATE", descriptionKey = "clock.known")
    private @Nullable String known;

    @Override
    public Integer call() {
        WorkingCalendar calendar = CalendarFiles.shipped();
        Moments moments = new Moments(output, calendar);
        if (start == null) {
            throw new BadInput(output.text("bad.noStart"));
        }
        Instant begin = moments.moment("--start", start, Moments.TimeOfDay.BEGIN);
        @Nullable LocalDate knownOn = known == null ? null : moments.date("--known", known);
        ClockTerms terms = terms(LegalClock.dateOf(begin), knownOn);
        Ledger ledger = ledger(moments, terms, start);
        List<ClockEvent> events = ledger.events();
        Instant seen = now == null ? events.getLast().at() : moments.moment("--now", now, Moments.TimeOfDay.BEGIN);
        WorkingCalendar asKnown = knownOn == null ? calendar : calendar.asKnownOn(knownOn);
        LegalClock clock = new LegalClock(asKnown, terms.limit(), terms.extension());
        return switch (clock.read(events, seen)) {
            case ClockRefusal refusal -> throw new BadInput(text(refusal, ledger));
            case ClockReading reading -> show(new ClockPage(output, terms, reading), seen, asKnown);
        };
    }

    private int show(ClockPage page, Instant seen, WorkingCalendar calendar) {
        page.print(seen, calendar);
        return output.finish(page.kept() ? Verdict.WELL : Verdict.FAILED, page.object(seen));
    }

    private Ledger ledger(Moments moments, ClockTerms terms, String begin) {
        Ledger ledger = new Ledger(output, moments, terms);
        ledger.start(begin);
        pauses.forEach(ledger::pause);
        resumptions.forEach(ledger::resume);
        extensions.forEach(ledger::extend);
        if (stop != null) {
            ledger.stop(stop);
        }
        return ledger;
    }

    private ClockTerms terms(LocalDate begin, @Nullable LocalDate knownOn) {
        if ((item == null) == (limit == null)) {
            throw new BadInput(output.text("bad.itemOrLimit"));
        }
        return limit != null ? byHand(limit) : ofItem(String.valueOf(item), begin, knownOn);
    }

    private ClockTerms byHand(String typed) {
        Matcher matcher = LIMIT.matcher(typed);
        int days = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (days == 0 || days > TimeLimit.LONGEST) {
            throw new BadInput(output.text("bad.limit", typed, String.valueOf(TimeLimit.LONGEST)));
        }
        DayKind kind = matcher.group(2).equals("wd") ? DayKind.WORKING : DayKind.NATURAL;
        return ClockTerms.byHand(new TimeLimit(days, kind, ClockTerms.BY_HAND));
    }

    private ClockTerms ofItem(String name, LocalDate begin, @Nullable LocalDate knownOn) {
        TimeLimits limits = TimeLimits.shipped();
        LimitedItem found = limits.find(name).orElseThrow(() -> new BadInput(unknown(name, limits)));
        return switch (found.limit().at(new AsOf(begin, knownOn == null ? begin : knownOn))) {
            case InForce<StatutoryLimit> value ->
                ClockTerms.of(found, value.dated().value());
            case BeforeFirstValue<StatutoryLimit> before ->
                throw new BadInput(output.text(
                        "bad.beforeFirst", name, before.firstEffective().toString()));
            case NotYetPublished<StatutoryLimit> early ->
                throw new BadInput(output.text(
                        "bad.notPublished", name, early.firstPublished().toString()));
        };
    }

    private String unknown(String name, TimeLimits limits) {
        List<LimitedItem> near = limits.nearest(name);
        String names = near.stream().map(LimitedItem::item).collect(Collectors.joining(", "));
        return near.isEmpty() ? output.text("bad.item", name) : output.text("bad.itemNear", name, names);
    }

    private String text(ClockRefusal refusal, Ledger ledger) {
        String typed = ledger.typed(refusal.place());
        return switch (refusal) {
            case ClockRefusal.NotStarted none -> output.text("refused.notStarted", typed);
            case ClockRefusal.AlreadyStarted again -> output.text("refused.alreadyStarted", typed);
            case ClockRefusal.OutOfOrder order ->
                output.text("refused.outOfOrder", typed, Moments.shown(order.before()));
            case ClockRefusal.AlreadyPaused again -> output.text("refused.alreadyPaused", typed);
            case ClockRefusal.NotPaused running -> output.text("refused.notPaused", typed);
            case ClockRefusal.AlreadyStopped stopped -> output.text("refused.alreadyStopped", typed);
            case ClockRefusal.LimitIsOver over -> output.text("refused.limitIsOver", typed, Moments.shown(over.due()));
            case ClockRefusal.ExtensionNotAllowed most -> output.text("refused.extension", typed, most.left());
            case ClockRefusal.OutsideCalendar outside ->
                output.text("refused.outside", typed, outside.date().toString());
        };
    }
}
