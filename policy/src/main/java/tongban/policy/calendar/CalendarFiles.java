package tongban.policy.calendar;

import static tongban.policy.PolicyNode.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.calendar.CalendarNotice;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.policy.PolicyFiles;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;

/**
 * Reads {@code policy/calendar/YEAR.yaml}: the notices that speak about the days of one year, in the order of their
 * publication.
 */
public final class CalendarFiles {
    /** The first year whose file ships. */
    public static final int FIRST_YEAR = 2020;

    private CalendarFiles() {}

    /** The calendar of all years that ship with the program, one after the other until there is no further file. */
    public static WorkingCalendar shipped() {
        List<CalendarNotice> notices = new ArrayList<>();
        for (int year = FIRST_YEAR; ; year++) {
            String path = "calendar/" + year + ".yaml";
            Optional<String> text = PolicyFiles.text(path);
            if (text.isEmpty()) {
                return WorkingCalendar.of(notices);
            }
            notices.addAll(read("policy/" + path, text.get()).shipped());
        }
    }

    /** The notices in the text of one file. The file's name must be its year. */
    public static PolicyReading<List<CalendarNotice>> read(String file, String text) {
        return PolicyReading.of(file, text, root -> {
            Map<String, PolicyNode> fields = root.mapping("year", "notices");
            PolicyNode yearField = required(fields, "year");
            int year = yearField.number(1949, 9999);
            if (!file.endsWith(year + ".yaml")) {
                throw yearField.refuse(
                        "is " + year + ", but the file is called otherwise", "name it " + year + ".yaml");
            }
            List<CalendarNotice> notices = new ArrayList<>();
            for (PolicyNode item : required(fields, "notices").someItems()) {
                CalendarNotice notice = notice(item, year);
                if (!notices.isEmpty()
                        && !notice.published().isAfter(notices.getLast().published())) {
                    throw item.refuse("is not later than the notice before it", "order notices by publication");
                }
                notices.add(notice);
            }
            return notices;
        });
    }

    private static CalendarNotice notice(PolicyNode item, int year) {
        Map<String, PolicyNode> fields =
                item.mapping("title", "number", "published", "href", "confidence", "holidays", "workdays");
        required(fields, "confidence").confidence();
        List<CalendarNotice.Day> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (PolicyNode span : required(fields, "holidays").items()) {
            holidays(span, year, seen, days);
        }
        for (PolicyNode day : required(fields, "workdays").items()) {
            days.add(workday(day, year, seen));
        }
        return new CalendarNotice(
                year,
                required(fields, "title").text(),
                required(fields, "number").textOrUnknown(),
                required(fields, "published").date(),
                required(fields, "href").textOrUnknown(),
                days);
    }

    private static void holidays(PolicyNode span, int year, Set<LocalDate> seen, List<CalendarNotice.Day> days) {
        Map<String, PolicyNode> fields = span.mapping("from", "to", "festival");
        String festival = required(fields, "festival").text();
        LocalDate from = dateOf(required(fields, "from"), year);
        LocalDate to = dateOf(required(fields, "to"), year);
        if (to.isBefore(from)) {
            throw span.refuse("ends before it begins", "swap from and to");
        }
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            add(span, date, seen);
            days.add(new CalendarNotice.Day(date, false, festival));
        }
    }

    private static CalendarNotice.Day workday(PolicyNode day, int year, Set<LocalDate> seen) {
        Map<String, PolicyNode> fields = day.mapping("date", "festival");
        LocalDate date = dateOf(required(fields, "date"), year);
        if (date.getDayOfWeek().getValue() < 6) {
            throw day.refuse(date + " is no Saturday or Sunday", "only a day of the week-end is made up by work");
        }
        add(day, date, seen);
        return new CalendarNotice.Day(date, true, required(fields, "festival").text());
    }

    private static void add(PolicyNode place, LocalDate date, Set<LocalDate> seen) {
        if (!seen.add(date)) {
            throw place.refuse("names " + date + " a second time", "keep one of the two");
        }
    }

    private static LocalDate dateOf(PolicyNode field, int year) {
        LocalDate date = field.date();
        if (date.getYear() != year) {
            throw field.refuse(date + " is no day of " + year, "move it to " + date.getYear() + ".yaml");
        }
        return date;
    }
}
