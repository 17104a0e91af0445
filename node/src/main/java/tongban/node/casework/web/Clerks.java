package tongban.node.casework.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Duties;
import tongban.node.operator.Operator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;

/** The people of the console as cases know them. */
@Component
class Clerks {

    private final CurrentOperator current;
    private final Duties duties;
    private final Operators operators;

    Clerks(CurrentOperator current, Duties duties, Operators operators) {
        this.current = current;
        this.duties = duties;
        this.operators = operators;
    }

    /** Who is at work; somebody always is where pages are shown. */
    Clerk now() {
        Operator operator = current.find().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        boolean mayAct = operator.role().includes(Role.OPERATOR);
        return new Clerk(operator, mayAct ? duties.of(operator.id()) : Set.of(), mayAct);
    }

    /** Names by pseudonym; who is not among them, such as a person of a partner, stays a pseudonym. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        operators.active().forEach(one -> names.put(Clerk.pseudonym(one.id()), one.shownName()));
        return names;
    }

    /** Who does daily work at this node, by pseudonym and in the order of names: whoever only looks does not. */
    Map<String, String> working() {
        Map<String, String> names = new java.util.LinkedHashMap<>();
        operators.active().stream()
                .filter(one -> one.role().includes(Role.OPERATOR))
                .forEach(one -> names.put(Clerk.pseudonym(one.id()), one.shownName()));
        return names;
    }

    /** Who can be given a case in a role, by pseudonym. */
    Map<String, String> having(tongban.kernel.casework.Role role) {
        Map<String, String> names = new java.util.LinkedHashMap<>();
        duties.having(role).forEach(one -> names.put(Clerk.pseudonym(one.id()), one.shownName()));
        return names;
    }
}
