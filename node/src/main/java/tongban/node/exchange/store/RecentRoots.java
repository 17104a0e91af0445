package tongban.node.exchange.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.merkle.Digest;

/**
 * The roots that a log had after its newest commits. A partner acknowledges a size that was a head a moment ago; with
 * its root at hand the log need not be read for it.
 */
final class RecentRoots {

    private static final int KEPT = 256;

    private final Map<Long, Digest> roots = new LinkedHashMap<>();

    /** The log had this size and root when a transaction committed. */
    void committed(long size, Digest root) {
        if (roots.put(size, root) == null && roots.size() > KEPT) {
            roots.remove(roots.keySet().iterator().next());
        }
    }

    Optional<Digest> root(long size) {
        return Optional.ofNullable(roots.get(size));
    }

    /** Nobody knows what another replica has committed. */
    void forget() {
        roots.clear();
    }
}
