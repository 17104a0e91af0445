package tongban.node.casework;

import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.code.ZoneCode;

/**
 * What follows a grant by the item's standard, for one form.
 *
 * @param item what has to be applied for
 * @param by the entity whose grant it follows
 * @param each who has to apply, and where
 * @param changes what changed, in words of the form
 * @param limit within what time; empty when no provision was found
 */
public record FollowUp(String item, Entity by, List<Place> each, List<String> changes, Optional<TimeLimit> limit) {

    public FollowUp {
        each = List.copyOf(each);
        changes = List.copyOf(changes);
    }

    /**
     * Somebody who has to apply.
     *
     * @param zone whose authority registers it; empty when the form names none
     */
    public record Place(Entity entity, Optional<ZoneCode> zone) {}
}
