package tongban.node.casework;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.casework.Phase;

/**
 * A case in a list.
 *
 * @param unread messages of the applicant's side that no office has read here
 * @param unreadByApplicant messages of offices that nobody has read here for the applicant
 */
public record CaseRow(
        String id,
        String number,
        String item,
        String subject,
        Phase phase,
        String receiving,
        String deciding,
        String holder,
        Optional<String> offeredTo,
        Instant filed,
        Optional<Instant> due,
        int requests,
        boolean crossed,
        boolean differs,
        int unread,
        int unreadByApplicant,
        long order) {

    /** Where the next page goes on. */
    public CaseQuery.Place place() {
        return new CaseQuery.Place(order, id);
    }
}
