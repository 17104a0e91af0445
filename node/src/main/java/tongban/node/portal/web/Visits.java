package tongban.node.portal.web;

import java.io.Serial;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tongban.kernel.casework.CaseId;
import tongban.node.identity.Applicant;
import tongban.node.identity.Applicants;
import tongban.node.identity.Level;
import tongban.node.portal.draft.Actor;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Drafts;
import tongban.node.zone.AtRest;

/** Who visits, and what of the portal is theirs. */
@Component("portalVisits")
class Visits {

    private final ObjectProvider<Applicants> applicants;
    private final Drafts drafts;
    private final AtRest atRest;

    Visits(ObjectProvider<Applicants> applicants, Drafts drafts, AtRest atRest) {
        this.applicants = applicants;
        this.drafts = drafts;
        this.atRest = atRest;
    }

    /** Somebody has to sign in first, and comes back then. */
    static final class SignInFirst extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Level level;
        private final String back;

        SignInFirst(Level level, String back) {
            super("sign in first", null, false, false);
            this.level = level;
            this.back = back;
        }

        Level level() {
            return level;
        }

        String back() {
            return back;
        }
    }

    /** There is no such draft or case, or it is another person's: the page is the same. */
    static final class NotYours extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        NotYours() {
            super("none of theirs", null, false, false);
        }
    }

    Optional<Applicant> now() {
        return Optional.ofNullable(applicants.getIfAvailable()).flatMap(Applicants::current);
    }

    /** Who has signed in at a level or above it. */
    Applicant at(Level level, String back) {
        return now().filter(applicant -> applicant.level().reaches(level))
                .orElseThrow(() -> new SignInFirst(level, back));
    }

    /** Who has signed in at all. */
    Applicant anybody(String back) {
        return at(Level.L2, back);
    }

    /** Who acts, as histories and records name it. */
    Actor actor(Applicant applicant) {
        return Actor.of(applicant, atRest);
    }

    /** A draft of whoever has signed in. */
    Draft draft(String id, String back) {
        Applicant applicant = anybody(back);
        return CaseId.read(id).flatMap(found -> drafts.find(found, applicant)).orElseThrow(NotYours::new);
    }
}
