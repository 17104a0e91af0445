package tongban.node.casework.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.Move;
import tongban.kernel.casework.Moves;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.catalogue.Standard;

/**
 * An act that somebody can do to a case as it stands.
 *
 * @param roles in which capacities, of those that the person has
 */
record Possible(Act act, List<Role> roles) {

    /** What rules add, what another zone adds, and what has a page of its own: messages and supplements. */
    private static final Set<Act> NOT_ON_PAGES = EnumSet.of(
            Act.SUBMIT,
            Act.END_OFFER,
            Act.NOTE_REQUEST,
            Act.DEEM_ACCEPTED,
            Act.MARK_DIFFERENCE,
            Act.SUPPLEMENT,
            Act.WRITE);

    private static final Set<Role> IN_EVERY_ITEM = EnumSet.of(Role.APPLICANT, Role.SUPERVISOR);

    /** All of them, in the order of the table of moves. */
    static List<Possible> of(CaseState state, ZoneCode self, Clerk clerk, Optional<Standard> standard) {
        List<Move> moves = new ArrayList<>(Moves.open(state, self));
        if (moves.stream().anyMatch(move -> move.act() == Act.TAKE) && state.phase() == Phase.SUBMITTED) {
            Moves.TAKING.forEach(act -> moves.add(Moves.of(act)));
        }
        List<Possible> possible = new ArrayList<>();
        for (Move move : moves) {
            List<Role> roles = clerk.among(move.roles()).stream()
                    .filter(role -> IN_EVERY_ITEM.contains(role) || takesPart(role, state, self, standard))
                    .toList();
            if (!roles.isEmpty() && !NOT_ON_PAGES.contains(move.act()) && fits(move.act(), state)) {
                possible.add(new Possible(move.act(), roles));
            }
        }
        return possible;
    }

    /** Those of a person's duties that take part in an item, in the order of a case's course. */
    static List<Role> inItem(Set<Role> duties, CaseState state, ZoneCode self, Optional<Standard> standard) {
        return duties.stream()
                .filter(role -> IN_EVERY_ITEM.contains(role) || takesPart(role, state, self, standard))
                .sorted()
                .toList();
    }

    /** The deciding zone's standard names its offices; elsewhere the counter alone has the case. */
    private static boolean takesPart(Role role, CaseState state, ZoneCode self, Optional<Standard> standard) {
        return !state.deciding().equals(self)
                || standard.map(known -> known.procedure().roles().contains(role))
                        .orElse(true);
    }

    /** Acts that dispose of a request are of no use without one. */
    private static boolean fits(Act act, CaseState state) {
        return switch (act) {
            case DENY_REQUEST -> !state.requests().open().isEmpty();
            case ANSWER_COMPLAINT ->
                state.requests().open().containsValue(tongban.kernel.casework.RequestKind.COMPLAINT);
            case CONFIRM_DECISION -> state.requests().crossed().isPresent();
            case OFFER -> !state.opening().isLocal();
            default -> true;
        };
    }
}
