package tongban.kernel.calendar;

import org.jspecify.annotations.Nullable;
import tongban.kernel.law.LegalReference;

/**
 * One day in the explanation of a clock.
 *
 * @param day what the date is
 * @param number the count that the day brings, from 1; 0 when it is not counted
 * @param reason why it is counted or not
 * @param pause the pause to which an uncounted day belongs, otherwise null
 * @param basis the provision for it
 * @param last whether the limit ends at 24:00 of this day
 */
public record ClockDay(
        CalendarDay day,
        int number,
        Reason reason,
        ClockEvent.@Nullable Paused pause,
        LegalReference basis,
        boolean last) {

    /** Why a day is counted or not. */
    public enum Reason {
        /** It is of the limit's kind and the clock runs. */
        COUNTED,
        /** The day on which the limit begins is not counted (民法典 201). */
        FIRST_DAY,
        /** No working day, in a limit of working days. */
        NOT_WORKING,
        /** A day after the day of a pause, up to and with the day of resumption. */
        PAUSED,
        /** The limit would have ended on this day, but at its end the clock is paused. */
        PAUSED_AT_END,
        /** All days are counted, but the last one is no working day, so the limit ends later (民法典 203). */
        ENDS_LATER,
        /** The next working day, on which the limit ends in place of a day off (民法典 203). */
        ENDS_HERE
    }
}
