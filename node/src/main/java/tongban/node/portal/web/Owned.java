package tongban.node.portal.web;

import java.util.List;
import org.springframework.stereotype.Component;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.identity.Applicant;
import tongban.node.portal.draft.OwnCases;
import tools.jackson.databind.node.ObjectNode;

/** The cases of whoever has signed in; another person's is as if there were none. */
@Component("portalOwned")
record Owned(Visits visits, OwnCases own, Casework casework) {

    private static String account(Applicant applicant) {
        return applicant.account().toString();
    }

    List<CaseRecord> of(Applicant applicant) {
        return own.of(account(applicant)).stream()
                .flatMap(id -> casework.find(id).stream())
                .toList();
    }

    /** @param back where to go on after signing in */
    CaseRecord file(String id, String back) {
        Applicant applicant = visits.anybody(back);
        return CaseId.read(id)
                .filter(found -> own.signed(found, account(applicant)).isPresent())
                .flatMap(casework::find)
                .orElseThrow(Visits.NotYours::new);
    }

    /** What was signed when it was handed in. */
    ObjectNode signed(CaseRecord file, String back) {
        return own.signed(file.id(), account(visits.anybody(back))).orElseThrow(Visits.NotYours::new);
    }
}
