package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.CaseId;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseRecord.Under;

/**
 * That somebody has to apply for an item because something else was granted (后续义务): a branch company, when its parent
 * changed. Of the two it holds credit codes and names, and nothing of a person.
 *
 * @param id the same in both zones
 * @param toldBy the zone whose grant it follows
 * @param zone the zone whose authority registers whoever has to apply; empty when the grant named none
 * @param item what has to be applied for
 * @param parent whose grant it follows
 * @param entity who has to apply
 * @param changes what changed
 * @param ground the agreement and article under which the two zones speak of it; empty within one zone, and when none
 *     allows it
 * @param term from when, and until when
 * @param parentCase the case that was granted; known to the zone that granted it alone
 * @param standing how it stands
 */
public record Duty(
        CaseId id,
        ZoneCode toldBy,
        Optional<ZoneCode> zone,
        String item,
        Entity parent,
        Entity entity,
        List<String> changes,
        Optional<Under> ground,
        Term term,
        Optional<CaseId> parentCase,
        Standing standing) {

    public Duty {
        changes = List.copyOf(changes);
    }

    /**
     * From when, and until when.
     *
     * @param since the commit of the grant
     * @param limit the provision's; empty when none was found
     * @param due the first moment that is too late, by the calendar of the zone that keeps it
     */
    public record Term(Instant since, Optional<TimeLimit> limit, Optional<Instant> due) {}

    /**
     * How it stands.
     *
     * @param acknowledged when the zone of whoever has to apply took note of it
     * @param settled when the application was handed in that settles it
     * @param by that application
     */
    public record Standing(
            State state, Optional<Instant> acknowledged, Optional<Instant> settled, Optional<CaseId> by) {

        public static Standing of(State state) {
            return new Standing(state, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** What became of it. */
    public enum State {
        /** The other zone was not told, since no article in force allows it or the grant named no zone. */
        UNTOLD("未告知"),
        OPEN("待处理"),
        ACKNOWLEDGED("已知悉"),
        SETTLED("已申请"),
        /** The grant that it followed was revoked. */
        WITHDRAWN("已撤销");

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }

        /** The word in tables, messages and for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String zh() {
            return zh;
        }

        /** Whether somebody still has to apply. */
        public boolean waits() {
            return this == OPEN || this == ACKNOWLEDGED;
        }

        public static Optional<State> read(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /** The same, standing otherwise. */
    public Duty in(Standing other) {
        return new Duty(id, toldBy, zone, item, parent, entity, changes, ground, term, parentCase, other);
    }

    /** Whether it was settled after its limit. */
    public boolean late() {
        return standing.settled()
                .filter(at -> term.due().filter(end -> !at.isBefore(end)).isPresent())
                .isPresent();
    }
}
