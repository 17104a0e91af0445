package tongban.kernel.calendar;

import java.time.Instant;
import tongban.kernel.law.LegalReference;

/**
 * An entry in the ledger of a legal clock. Each has its moment, its ground in a word of the field and the provision
 * that gives it its effect; an entry is added, never changed.
 */
public sealed interface ClockEvent {
    /** The legal moment of the event. */
    Instant at();

    /** Why, in a word of the field: {@code acceptance}, {@code hearing}. */
    String ground();

    /** The provision that gives the event its effect. */
    LegalReference basis();

    /** The limit begins, by acceptance (受理) or whatever else the statute names. */
    record Started(Instant at, String ground, LegalReference basis) implements ClockEvent {}

    /** The limit is suspended (中止), or time begins that is not counted in it (不计算在期限内). */
    record Paused(Instant at, String ground, LegalReference basis) implements ClockEvent {}

    /** The reason of the pause is gone and the limit goes on (恢复). */
    record Resumed(Instant at, String ground, LegalReference basis) implements ClockEvent {}

    /**
     * The limit was extended (延长).
     *
     * @param length by how many days of the limit's kind, at least 1
     */
    record Extended(Instant at, int length, String ground, LegalReference basis) implements ClockEvent {
        /** Refuses an extension by nothing. */
        public Extended {
            if (length < 1) {
                throw new IllegalArgumentException("an extension is by at least one day, not " + length);
            }
        }
    }

    /** What the limit was for has been done, or the matter has ended otherwise (办结). */
    record Stopped(Instant at, String ground, LegalReference basis) implements ClockEvent {}
}
