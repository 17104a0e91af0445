package tongban.node.exchange;

import java.time.Duration;

/** The window to a partner is full, or this replica does not lead; nothing was written. Try again after a while. */
public final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public Busy(String sentence, Duration retryAfter) {
        super(sentence, null, false, false);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
