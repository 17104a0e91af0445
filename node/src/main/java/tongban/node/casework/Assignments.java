package tongban.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;

/**
 * Who works on which case, within this zone: claims with a lease, take-overs, delegations. Nobody else acts in a role
 * for which somebody holds the case; a decision needs no claim, since two people see it.
 */
public interface Assignments {

    /** Somebody's hold on a case in a role, until a moment; each act in that role renews it. */
    record Claim(CaseId caseId, Role role, String by, Instant until) {}

    /** Somebody's cases given to another person, and why. */
    record TakeOver(Role role, String from, String to, String by, String reasons, Instant at) {}

    /**
     * Somebody acts for somebody else.
     *
     * @param from whose cases
     * @param to who acts
     * @param item of this item alone; empty for all
     * @param first the first day
     * @param last the last day
     */
    record Delegation(CaseId id, String from, String to, Optional<String> item, LocalDate first, LocalDate last) {}

    /** What came of it. */
    sealed interface Assigned {
        record Done() implements Assigned {}

        record Refused(CaseOutcome.Refused refusal) implements Assigned {}
    }

    /** Claims a case (认领), or renews the own claim. */
    Assigned claim(CaseId id, Role role, String by);

    /** Gives a claim up (退回队列). */
    Assigned release(CaseId id, Role role, String by);

    /** Gives a case to somebody whoever holds it (接管): an act of a supervisor, with reasons. */
    Assigned takeOver(CaseId id, Role role, String to, String by, String reasons);

    /** Lets somebody act for somebody else (委托) from one day to another, 366 days at most. */
    Assigned delegate(Delegation delegation);

    /** Ends a delegation before its last day. */
    Assigned end(CaseId delegation);

    /** The delegations that are not over on a day, in the order of their first days. */
    List<Delegation> delegations(LocalDate day);

    /** Claims that hold now. */
    List<Claim> claims(CaseId id);

    /** The same for the cases of a list, at once. */
    List<Claim> claims(List<CaseId> ids);

    List<TakeOver> takeOvers(CaseId id);
}
