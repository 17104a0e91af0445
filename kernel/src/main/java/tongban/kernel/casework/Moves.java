package tongban.kernel.casework;

import static tongban.kernel.casework.Phase.ACCEPTED;
import static tongban.kernel.casework.Phase.COMPLETED;
import static tongban.kernel.casework.Phase.GAPS_TOLD;
import static tongban.kernel.casework.Phase.GRANTED;
import static tongban.kernel.casework.Phase.NOT_ACCEPTED;
import static tongban.kernel.casework.Phase.PAUSED;
import static tongban.kernel.casework.Phase.PROPOSED;
import static tongban.kernel.casework.Phase.REFUSED;
import static tongban.kernel.casework.Phase.SUBMITTED;
import static tongban.kernel.casework.Role.ACCEPTOR;
import static tongban.kernel.casework.Role.APPLICANT;
import static tongban.kernel.casework.Role.COUNTER;
import static tongban.kernel.casework.Role.DECIDER;
import static tongban.kernel.casework.Role.REVIEWER;
import static tongban.kernel.casework.Role.SUPERVISOR;
import static tongban.kernel.casework.Role.SYSTEM;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.code.ZoneCode;

/** All moves that a case can make, in one table; what is not in it is refused. */
public final class Moves {

    /** Acts of the authority, by which it takes a case that is offered to it. */
    public static final List<Act> TAKING = List.of(Act.ACCEPT, Act.TELL_GAPS, Act.REFUSE_ACCEPTANCE);

    private static final Set<Phase> ANY = Set.of(Phase.values());
    private static final Set<Phase> UNDECIDED = Set.of(SUBMITTED, GAPS_TOLD, ACCEPTED, PAUSED, PROPOSED);
    private static final Set<Phase> DECIDED = Set.of(GRANTED, REFUSED, COMPLETED);

    private static final List<Move> TABLE = List.of(
            to(Act.SUBMIT, Set.of(), SUBMITTED, Seat.OPENING, APPLICANT, COUNTER),
            stay(Act.RECEIVE, Set.of(SUBMITTED), Seat.RECEIVING_HOLDER, COUNTER, SYSTEM),
            stay(Act.OFFER, Set.of(SUBMITTED), Seat.RECEIVING_HOLDER, COUNTER, SUPERVISOR, SYSTEM),
            stay(Act.TAKE, Set.of(SUBMITTED), Seat.OFFERED, ACCEPTOR, SYSTEM),
            stay(Act.RECALL, Set.of(SUBMITTED), Seat.OFFERING, COUNTER, SUPERVISOR, SYSTEM),
            stay(Act.END_OFFER, Set.of(SUBMITTED), Seat.OFFERING, SYSTEM),
            stay(Act.MARK_DIFFERENCE, UNDECIDED, Seat.DECIDING_HOLDER, SYSTEM),
            to(Act.TELL_GAPS, Set.of(SUBMITTED), GAPS_TOLD, Seat.HOLDER, COUNTER, ACCEPTOR),
            to(Act.SUPPLEMENT, Set.of(GAPS_TOLD), SUBMITTED, Seat.HOLDER, APPLICANT, COUNTER, SYSTEM),
            to(Act.ACCEPT, Set.of(SUBMITTED), ACCEPTED, Seat.DECIDING_HOLDER, ACCEPTOR),
            to(Act.DEEM_ACCEPTED, Set.of(SUBMITTED), ACCEPTED, Seat.DECIDING_HOLDER, SYSTEM),
            to(Act.REFUSE_ACCEPTANCE, Set.of(SUBMITTED, GAPS_TOLD), NOT_ACCEPTED, Seat.DECIDING_HOLDER, ACCEPTOR),
            to(Act.PAUSE, Set.of(ACCEPTED), PAUSED, Seat.DECIDING_HOLDER, REVIEWER, DECIDER),
            to(Act.RESUME, Set.of(PAUSED), ACCEPTED, Seat.DECIDING_HOLDER, REVIEWER, DECIDER, SYSTEM),
            stay(Act.EXTEND, Set.of(ACCEPTED), Seat.DECIDING_HOLDER, DECIDER),
            to(Act.PROPOSE, Set.of(ACCEPTED), PROPOSED, Seat.DECIDING_HOLDER, REVIEWER),
            to(Act.RETURN, Set.of(PROPOSED), ACCEPTED, Seat.DECIDING_HOLDER, DECIDER),
            to(Act.GRANT, Set.of(ACCEPTED, PROPOSED), GRANTED, Seat.DECIDING_HOLDER, DECIDER),
            to(Act.REFUSE, Set.of(ACCEPTED, PROPOSED), REFUSED, Seat.DECIDING_HOLDER, DECIDER),
            stay(Act.CONFIRM_DECISION, DECIDED, Seat.DECIDING_HOLDER, DECIDER),
            to(Act.REVOKE_DECISION, DECIDED, ACCEPTED, Seat.DECIDING_HOLDER, DECIDER),
            to(Act.COMPLETE, Set.of(GRANTED, REFUSED), COMPLETED, Seat.DECIDING_HOLDER, COUNTER, REVIEWER, SYSTEM),
            to(Act.WITHDRAW, UNDECIDED, Phase.WITHDRAWN, Seat.HOLDER, APPLICANT, COUNTER, ACCEPTOR, REVIEWER, DECIDER),
            stay(Act.NOTE_REQUEST, ANY, Seat.HOLDER, APPLICANT, SYSTEM),
            stay(Act.DENY_REQUEST, ANY, Seat.HOLDER, ACCEPTOR, REVIEWER, DECIDER),
            stay(Act.ANSWER_COMPLAINT, ANY, Seat.HOLDER, SUPERVISOR),
            stay(Act.WRITE, ANY, Seat.HOLDER, APPLICANT, COUNTER, ACCEPTOR, REVIEWER, DECIDER, SUPERVISOR),
            to(Act.REOPEN, Set.of(NOT_ACCEPTED), SUBMITTED, Seat.DECIDING_HOLDER, SUPERVISOR));

    private Moves() {}

    /** The whole table, in the order of {@link Act}. */
    public static List<Move> table() {
        return TABLE;
    }

    /** The line of an act; every act has exactly one. */
    public static Move of(Act act) {
        return TABLE.get(act.ordinal());
    }

    /** What a zone can do to a case as it stands, by seat and phase alone: who may do it is in each line. */
    public static List<Move> open(CaseState state, ZoneCode zone) {
        return TABLE.stream()
                .filter(move -> move.seat().taken(zone, Optional.of(state)))
                .filter(move -> move.from().contains(state.phase()))
                .toList();
    }

    private static Move to(Act act, Set<Phase> from, Phase to, Seat seat, Role... roles) {
        return new Move(act, from, Optional.of(to), seat, Set.of(roles));
    }

    private static Move stay(Act act, Set<Phase> from, Seat seat, Role... roles) {
        return new Move(act, from, Optional.empty(), seat, Set.of(roles));
    }
}
