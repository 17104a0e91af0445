package tongban.verifier.clock;

import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tongban.kernel.calendar.CalendarDay;
import tongban.kernel.calendar.CalendarNotice;
import tongban.kernel.law.LegalReference;
import tongban.verifier.command.Output;

/** What a date and a provision are called in the person's language. */
final class DayWords {
    private final Output output;

    DayWords(Output output) {
        this.output = output;
    }

    String weekday(CalendarDay day) {
        Locale locale = output.locale();
        return day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    }

    /** {@code holiday 国庆节}, {@code weekend}, {@code working day (estimate)}. */
    String nature(CalendarDay day) {
        String nature = output.text("nature." + day.nature().name(), day.festival());
        return day.estimated() ? output.text("nature.estimated", nature) : nature;
    }

    /** The notice that makes the day what it is, or that the week does. */
    String source(CalendarDay day) {
        CalendarNotice notice = day.notice();
        return notice == null ? "" : notice.citation();
    }

    String provision(LegalReference reference) {
        return reference.equals(ClockTerms.BY_HAND) ? output.text("provision.byHand") : reference.citation();
    }

    /** The date for JSON. */
    Map<String, Object> object(CalendarDay day) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("date", day.date().toString());
        object.put("weekday", day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        object.put("working", day.working());
        object.put("nature", word(day.nature()));
        object.put("festival", day.festival());
        object.put("notice", source(day));
        object.put("estimated", day.estimated());
        return object;
    }

    /** An enum's name as JSON and options spell it: {@code make-up-workday}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
