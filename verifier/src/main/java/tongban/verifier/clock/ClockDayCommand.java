package tongban.verifier.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.calendar.CalendarDay;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.policy.calendar.CalendarFiles;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** Says what dates are: working days or not, why, and by which notice. */
@Command(name = "day", resourceBundle = "tongban.verifier.clock.messages")
final class ClockDayCommand implements Callable<Integer> {
    /** A longer span is a slip of the pen; a whole year is the most that one looks at. */
    private static final int MOST_DAYS = 366;

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "1..*", paramLabel = "DATE", descriptionKey = "day.date")
    private List<String> dates = new ArrayList<>();

    @Option(names = "--known", paramLabel = "DATE", descriptionKey = "clock.known")
    private @Nullable String known;

    @Override
    public Integer call() {
        WorkingCalendar shipped = CalendarFiles.shipped();
        Moments moments = new Moments(output, shipped);
        WorkingCalendar calendar = known == null ? shipped : shipped.asKnownOn(moments.date("--known", known));
        DayWords words = new DayWords(output);
        TextTable table = new TextTable(0);
        List<Object> objects = new ArrayList<>();
        boolean estimated = false;
        for (LocalDate date : days(moments)) {
            CalendarDay day = calendar.day(date);
            table.row(date, words.weekday(day), words.nature(day), words.source(day));
            objects.add(words.object(day));
            estimated |= day.estimated();
        }
        table.lines().forEach(output::print);
        if (estimated) {
            output.say("estimate", calendar.lastAnnounced().toString());
        }
        return output.finish(Verdict.WELL, Map.of("days", objects));
    }

    private List<LocalDate> days(Moments moments) {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            String typed = dates.get(i);
            String place = output.text("place", i + 1);
            int dots = typed.indexOf("..");
            LocalDate from = moments.date(place, dots < 0 ? typed : typed.substring(0, dots));
            LocalDate to = dots < 0 ? from : moments.date(place, typed.substring(dots + 2));
            if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
                throw new BadInput(output.text("bad.span", place, typed, MOST_DAYS));
            }
            from.datesUntil(to.plusDays(1)).forEach(days::add);
        }
        return days;
    }
}
