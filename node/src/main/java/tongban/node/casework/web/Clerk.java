package tongban.node.casework.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import tongban.kernel.casework.Role;
import tongban.node.operator.Operator;

/**
 * Who works on cases at the console.
 *
 * @param operator the account
 * @param duties in which capacities
 * @param mayAct whether the account may do more than look
 */
record Clerk(Operator operator, Set<Role> duties, boolean mayAct) {

    /** What stands in histories, which partners read too: the account's id, and no name. */
    String pseudonym() {
        return pseudonym(operator.id());
    }

    static String pseudonym(UUID operator) {
        return "op-" + operator;
    }

    /** The duties of this person among some roles, in the order of a case's course. */
    List<Role> among(Set<Role> roles) {
        return duties.stream().filter(roles::contains).sorted().toList();
    }
}
