package tongban.verifier.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Dates and moments as they are typed, always in Beijing time. */
final class Moments {
    /** Far enough for every limit, and near enough that a slip in the year is seen. */
    private static final int LAST_YEAR = 2199;

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SHOWN_TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Output output;
    private final WorkingCalendar calendar;

    Moments(Output output, WorkingCalendar calendar) {
        this.output = output;
        this.calendar = calendar;
    }

    /**
     * Reads a moment.
     *
     * @param place what the person typed it for, for the refusal
     * @param typed {@code 2026-09-28T15:00}, with seconds, or a date alone
     * @param of the time of day of a date alone
     */
    Instant moment(String place, String typed, TimeOfDay of) {
        if (typed.length() <= 10) {
            LocalDate date = date(place, typed);
            return switch (of) {
                case BEGIN -> date.atStartOfDay().toInstant(LegalClock.BEIJING);
                case END -> LegalClock.endOf(date).minusSeconds(1);
            };
        }
        try {
            LocalDateTime moment = LocalDateTime.parse(typed.replace(' ', 'T'));
            checked(place, moment.toLocalDate());
            return moment.toInstant(LegalClock.BEIJING);
        } catch (DateTimeException fault) {
            throw new BadInput(output.text("bad.moment", place, typed), fault);
        }
    }

    /** When in the day a date without a time is meant. */
    enum TimeOfDay {
        BEGIN,
        END
    }

    /** Reads a date. */
    LocalDate date(String place, String typed) {
        try {
            return checked(place, LocalDate.parse(typed));
        } catch (DateTimeException fault) {
            throw new BadInput(output.text("bad.date", place, typed), fault);
        }
    }

    private LocalDate checked(String place, LocalDate date) {
        if (!calendar.covers(date) || date.getYear() > LAST_YEAR) {
            String last = LAST_YEAR + "-12-31";
            throw new BadInput(output.text(
                    "bad.outside", place, date.toString(), calendar.first().toString(), last));
        }
        return date;
    }

    /** A moment as it is shown: {@code 2026-09-28 15:00}. */
    static String shown(Instant at) {
        LocalDateTime moment = at.atOffset(LegalClock.BEIJING).toLocalDateTime();
        return (moment.getSecond() == 0 ? SHOWN : SHOWN_TO_THE_SECOND).format(moment);
    }

    /** A moment for JSON: {@code 2026-09-28T15:00:00+08:00}. */
    static String exact(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(LegalClock.BEIJING));
    }
}
