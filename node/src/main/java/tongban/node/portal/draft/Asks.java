package tongban.node.portal.draft;

import java.util.Map;
import java.util.Optional;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.node.casework.Asking;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.Doing;

/** What an applicant does to a case, wherever it is: an act where this zone holds it, a request to its holder else. */
public record Asks(Casework casework, CaseRecord file) {

    public static Optional<Asks> of(Casework casework, CaseId id) {
        return casework.find(id).map(file -> new Asks(casework, file));
    }

    /** An own case was handed in at this zone, which holds it until it is handed over. */
    private boolean isHere() {
        return file.state().offeredTo().isEmpty()
                && file.state().holder().equals(file.state().receiving());
    }

    /** @param body a JSON object */
    public CaseOutcome either(Act act, RequestKind kind, String by, byte[] body) {
        return isHere()
                ? casework.act(file.id(), new Doing(act, Role.APPLICANT, by, Map.of(), body))
                : casework.ask(file.id(), new Asking(kind, body));
    }

    /** A request even where the case is held here: complaints are answered by supervisors. */
    public CaseOutcome ask(RequestKind kind, byte[] body) {
        return casework.ask(file.id(), new Asking(kind, body));
    }
}
