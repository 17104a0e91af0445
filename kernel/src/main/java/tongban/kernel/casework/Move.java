package tongban.kernel.casework;

import java.util.Optional;
import java.util.Set;

/**
 * One line of the table of moves.
 *
 * @param act what is done
 * @param from the phases in which it can be done; empty for a case that does not exist yet
 * @param to the phase after it; empty when the phase stays
 * @param seat as what a zone does it
 * @param roles in which capacity a person does it
 */
public record Move(Act act, Set<Phase> from, Optional<Phase> to, Seat seat, Set<Role> roles) {

    public Move {
        from = Set.copyOf(from);
        roles = Set.copyOf(roles);
    }
}
