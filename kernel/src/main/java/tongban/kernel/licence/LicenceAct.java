package tongban.kernel.licence;

import java.util.Optional;
import java.util.Set;

/**
 * What an issuer can do to a licence in public, with the states from which and to which it leads: the whole table of
 * moves. What is not in it is refused.
 */
public enum LicenceAct {
    /** 颁发. */
    ISSUED(Set.of(LicenceState.NONE), LicenceState.VALID),
    /** 变更: another version of the data set holds from now on. */
    CHANGED(Set.of(LicenceState.VALID), LicenceState.VALID),
    /** 中止. */
    SUSPENDED(Set.of(LicenceState.VALID), LicenceState.SUSPENDED),
    /** 恢复. */
    RESUMED(Set.of(LicenceState.SUSPENDED), LicenceState.VALID),
    /** 吊销 or 撤销: by decision of the authority. */
    REVOKED(Set.of(LicenceState.VALID, LicenceState.SUSPENDED), LicenceState.REVOKED),
    /** 换发: another licence stands in its place. */
    SUPERSEDED(Set.of(LicenceState.VALID), LicenceState.SUPERSEDED),
    /** 注销: the holder ended, also after a revocation. */
    CANCELLED(Set.of(LicenceState.VALID, LicenceState.SUSPENDED, LicenceState.REVOKED), LicenceState.CANCELLED);

    private final Set<LicenceState> from;
    private final LicenceState to;

    LicenceAct(Set<LicenceState> from, LicenceState to) {
        this.from = from;
        this.to = to;
    }

    /** The state after this act; empty where it cannot be done. */
    public Optional<LicenceState> after(LicenceState state) {
        return from.contains(state) ? Optional.of(to) : Optional.empty();
    }

    /** Whether the entry names a data set that holds from now on. */
    public boolean bringsVersion() {
        return this == ISSUED || this == CHANGED;
    }

    /** Its word in texts. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<LicenceAct> of(String word) {
        for (LicenceAct act : values()) {
            if (act.word().equals(word)) {
                return Optional.of(act);
            }
        }
        return Optional.empty();
    }
}
