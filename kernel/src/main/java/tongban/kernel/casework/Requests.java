package tongban.kernel.casework;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Requests of those who do not hold the case.
 *
 * @param open received and not disposed of, in the order of receipt
 * @param crossed the request that a decision crossed, until the decision is confirmed or revoked
 */
public record Requests(Map<CaseId, RequestKind> open, Optional<CaseId> crossed) {

    /** None. */
    public static final Requests NONE = new Requests(Map.of(), Optional.empty());

    public Requests {
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
    }

    /** Whether one is open that must be disposed of before a decision. */
    public boolean stopDecision() {
        return open.values().stream().anyMatch(RequestKind::beforeDecision);
    }

    Requests with(CaseId request, RequestKind kind, boolean crosses) {
        Map<CaseId, RequestKind> more = new LinkedHashMap<>(open);
        more.put(request, kind);
        return new Requests(more, crosses ? Optional.of(request) : crossed);
    }

    Requests without(CaseId request) {
        Map<CaseId, RequestKind> fewer = new LinkedHashMap<>(open);
        fewer.remove(request);
        return new Requests(fewer, crossed.filter(other -> !other.equals(request)));
    }

    Requests uncrossed() {
        return new Requests(open, Optional.empty());
    }
}
