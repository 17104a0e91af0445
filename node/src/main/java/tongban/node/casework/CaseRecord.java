package tongban.node.casework;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;

/**
 * A case as this zone keeps it.
 *
 * @param id the case
 * @param number what people read
 * @param subject the applicant's name
 * @param state its history's result
 * @param ground the agreement and the article's number under which it crosses; empty for a case of this zone alone
 * @param told how many events the other zone has
 * @param returned the number of the offer that this zone gave back; it may not take that one any more
 * @param arrived this zone's own commit
 * @param limits when its limits end
 */
public record CaseRecord(
        CaseId id,
        String number,
        String subject,
        CaseState state,
        Optional<Under> ground,
        int told,
        int returned,
        Instant arrived,
        Limits limits) {

    /** An agreement and the number of its article. */
    public record Under(CompactId compact, int article) {}

    /**
     * When limits end: the first moment that is too late.
     *
     * @param decision of the decision; empty while it does not run
     * @param gaps to tell the applicant what is missing; empty when that limit does not run in this zone
     */
    public record Limits(Optional<Instant> decision, Optional<Instant> gaps) {
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
    }

    /** The same after more events. */
    public CaseRecord in(CaseState next, Limits ends) {
        return new CaseRecord(id, number, subject, next, ground, told, returned, arrived, ends);
    }

    public CaseRecord told(int events) {
        return new CaseRecord(id, number, subject, state, ground, events, returned, arrived, limits);
    }

    public CaseRecord gaveBack(int offer) {
        return new CaseRecord(id, number, subject, state, ground, told, offer, arrived, limits);
    }

    /** The zone at the other side of a case that crosses. */
    public ZoneCode other(ZoneCode self) {
        return self.equals(state.receiving()) ? state.deciding() : state.receiving();
    }
}
