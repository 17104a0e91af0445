package tongban.node.portal.web;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tongban.kernel.casework.CaseId;
import tongban.node.identity.Level;
import tongban.node.identity.SignIn;
import tongban.node.portal.draft.Kept;

/** A form whose sender is no longer signed in: what was typed stands in it again after signing in. */
@Component("portalKeeping")
class Keeping {

    private final Kept kept;
    private final SecureRandom random;

    Keeping(Kept kept, SecureRandom random) {
        this.kept = kept;
        this.random = random;
    }

    /** Keeps it, and leads by way of signing in back to the question. */
    String expired(String id, String key, Map<String, List<String>> sent) {
        Map<String, List<String>> typed = new HashMap<>(sent);
        typed.remove("_csrf");
        CaseId name = CaseId.random(random);
        boolean stored =
                CaseId.read(id).filter(draft -> kept.put(name, draft, typed)).isPresent();
        String back = "/portal/applications/" + id + "/questions/" + key + (stored ? "?kept=" + name : "");
        return "redirect:" + SignIn.address(Level.L2, back);
    }

    Optional<Map<String, List<String>>> find(String key, CaseId draft) {
        return CaseId.read(key).flatMap(found -> kept.find(found, draft));
    }
}
