package tongban.node.identity;

import java.util.Optional;

/** Who is at the portal. */
public interface Applicants {

    /**
     * Who has signed in, in the request that this thread answers; empty when nobody has, or when no request is being
     * answered. A mandate that was revoked a moment ago is no longer in it.
     */
    Optional<Applicant> current();
}
