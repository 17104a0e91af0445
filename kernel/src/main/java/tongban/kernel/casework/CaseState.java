package tongban.kernel.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;

/**
 * A case after an event, computed alike by every zone that holds its history.
 *
 * @param id the case
 * @param last the event after which this is the state
 * @param head the digest of that event
 * @param opening what it is since its filing
 * @param phase where it stands
 * @param holder the one zone that may add events
 * @param offeredTo the zone to which the holder has offered it; the holder is frozen meanwhile
 * @param differs whether the zones' standards differed when the deciding zone took it
 * @param proceeding what is known since its acceptance
 * @param requests what others ask of the holder
 */
public record CaseState(
        CaseId id,
        CaseEvent last,
        Digest head,
        Opening opening,
        Phase phase,
        ZoneCode holder,
        Optional<ZoneCode> offeredTo,
        boolean differs,
        Optional<Proceeding> proceeding,
        Requests requests) {

    public ZoneCode receiving() {
        return opening.receiving();
    }

    public ZoneCode deciding() {
        return opening.deciding();
    }

    /** How many events there are. */
    public int events() {
        return last.number();
    }

    /** The moment of the last event; no later one may be before it. */
    public Instant at() {
        return last.at();
    }

    /** Whether this zone could add an event of some kind now. */
    public boolean movesBy(ZoneCode zone) {
        return offeredTo.map(zone::equals).orElse(holder.equals(zone));
    }

    /** The case after one more event, or why that cannot follow. */
    public CaseAnswer after(CaseEvent event) {
        return Course.after(Optional.of(this), event);
    }

    /** A case begins with its first event. */
    public static CaseAnswer begin(CaseEvent first) {
        return Course.after(Optional.empty(), first);
    }

    /**
     * The case after a whole history.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public static CaseAnswer of(List<CaseEvent> history) {
        if (history.isEmpty()) {
            throw new IllegalArgumentException("a history has at least one event");
        }
        CaseAnswer answer = begin(history.getFirst());
        for (CaseEvent event : history.subList(1, history.size())) {
            if (answer instanceof CaseAnswer.Moved moved) {
                answer = moved.state().after(event);
            }
        }
        return answer;
    }

    CaseState in(Phase next) {
        return new CaseState(id, last, head, opening, next, holder, offeredTo, differs, proceeding, requests);
    }

    CaseState held(ZoneCode by, Optional<ZoneCode> offered) {
        return new CaseState(id, last, head, opening, phase, by, offered, differs, proceeding, requests);
    }

    CaseState different() {
        return new CaseState(id, last, head, opening, phase, holder, offeredTo, true, proceeding, requests);
    }

    CaseState with(Proceeding next) {
        return new CaseState(id, last, head, opening, phase, holder, offeredTo, differs, Optional.of(next), requests);
    }

    CaseState with(Requests next) {
        return new CaseState(id, last, head, opening, phase, holder, offeredTo, differs, proceeding, next);
    }

    CaseState after(CaseEvent event, Digest digest) {
        return new CaseState(id, event, digest, opening, phase, holder, offeredTo, differs, proceeding, requests);
    }
}
