package tongban.node.casework.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.casework.CaseState;
import tongban.kernel.merkle.Digest;

/**
 * States of cases by their heads, those that were used last. A head names a whole history, so what is kept here can
 * become useless but never wrong, whoever moves the case and whether or not a transaction comes to its end.
 */
final class RecentStates {

    /** A state has about one kilobyte. */
    private static final int MOST = 8_192;

    private final Map<Digest, CaseState> states = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, CaseState> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<CaseState> at(Digest head) {
        return Optional.ofNullable(states.get(head));
    }

    synchronized void keep(CaseState state) {
        states.put(state.head(), state);
    }
}
