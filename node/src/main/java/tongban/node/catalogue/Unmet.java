package tongban.node.catalogue;

import java.util.List;

/**
 * A condition that a form does not meet.
 *
 * @param changes the fewest changes of the form by which it would, field by field
 */
public record Unmet(Condition condition, List<Gap> changes) {

    public Unmet {
        changes = List.copyOf(changes);
    }
}
