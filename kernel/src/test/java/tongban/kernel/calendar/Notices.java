package tongban.kernel.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Excerpts of two years' notices for tests: all days of 2026, and the Spring Festival of 2020 with its extension. */
final class Notices {
    private Notices() {}

    static WorkingCalendar of2026() {
        List<CalendarNotice.Day> days = new ArrayList<>();
        off(days, "2026-01-01", 3, "元旦");
        off(days, "2026-02-15", 9, "春节");
        off(days, "2026-04-04", 3, "清明节");
        off(days, "2026-05-01", 5, "劳动节");
        off(days, "2026-06-19", 3, "端午节");
        off(days, "2026-09-25", 3, "中秋节");
        off(days, "2026-10-01", 7, "国庆节");
        on(days, "元旦", "2026-01-04");
        on(days, "春节", "2026-02-14", "2026-02-28");
        on(days, "劳动节", "2026-05-09");
        on(days, "国庆节", "2026-09-20", "2026-10-10");
        return WorkingCalendar.of(List.of(
                new CalendarNotice(2026, "国务院办公厅关于2026年部分节假日安排的通知", null, LocalDate.of(2025, 11, 4), null, days)));
    }

    static WorkingCalendar of2020() {
        List<CalendarNotice.Day> first = new ArrayList<>();
        off(first, "2020-01-01", 1, "元旦");
        off(first, "2020-01-24", 7, "春节");
        on(first, "春节", "2020-01-19", "2020-02-01");
        List<CalendarNotice.Day> extension = new ArrayList<>();
        off(extension, "2020-01-31", 3, "春节");
        return WorkingCalendar.of(List.of(
                new CalendarNotice(
                        2020, "国务院办公厅关于延长2020年春节假期的通知", "国办发明电〔2020〕1号", LocalDate.of(2020, 1, 26), null, extension),
                new CalendarNotice(
                        2020, "国务院办公厅关于2020年部分节假日安排的通知", "国办发明电〔2019〕16号", LocalDate.of(2019, 11, 21), null, first)));
    }

    private static void off(List<CalendarNotice.Day> days, String from, int count, String festival) {
        for (int i = 0; i < count; i++) {
            days.add(new CalendarNotice.Day(LocalDate.parse(from).plusDays(i), false, festival));
        }
    }

    private static void on(List<CalendarNotice.Day> days, String festival, String... dates) {
        for (String date : dates) {
            days.add(new CalendarNotice.Day(LocalDate.parse(date), true, festival));
        }
    }
}
