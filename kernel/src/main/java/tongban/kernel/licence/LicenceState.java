package tongban.kernel.licence;

/** What a licence is by its public entries. Expiry is no state: it follows from the last day and the moment asked. */
public enum LicenceState {
    /** Nothing was issued. */
    NONE,
    /** 有效. */
    VALID,
    /** 中止. */
    SUSPENDED,
    /** 已吊销 or 已撤销; can still be cancelled. */
    REVOKED,
    /** 已换发. */
    SUPERSEDED,
    /** 已注销. */
    CANCELLED;

    /** Whether nothing can follow. */
    public boolean isFinal() {
        for (LicenceAct act : LicenceAct.values()) {
            if (act.after(this).isPresent()) {
                return false;
            }
        }
        return true;
    }
}
