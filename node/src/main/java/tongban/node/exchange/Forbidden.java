package tongban.node.exchange;

import tongban.kernel.exchange.Handlers.Outcome.Refused;

/** No agreement in force allows what was to be said; nothing was written. */
public final class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refused refusal;

    public Forbidden(Refused refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    /** Reason, article, and what would pass. */
    public Refused refusal() {
        return refusal;
    }
}
