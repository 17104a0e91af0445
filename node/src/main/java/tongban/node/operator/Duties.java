package tongban.node.operator;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import tongban.kernel.casework.Role;

/**
 * In which capacities operators act on cases (办件岗位). They are apart from an operator's role at the console
 * ({@link tongban.node.operator.Role}), which says what somebody may do at this node; a duty says for whom somebody
 * acts. Nobody has one that an officer has not given.
 */
public interface Duties {

    /** The duties that can be given: those of people who work for an office. */
    List<Role> GIVEN = List.of(Role.COUNTER, Role.ACCEPTOR, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);

    /** Those of an operator whose account is open; none of anybody else. */
    Set<Role> of(UUID operator);

    /** Who has a duty and may sign in, by name. */
    List<Operator> having(Role duty);
}
