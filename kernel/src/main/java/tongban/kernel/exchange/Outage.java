package tongban.kernel.exchange;

/**
 * The database, the disk or the memory failed, or two replicas collided: nothing was changed, and the same may succeed
 * later. Handlers throw it for such causes; every other exception of theirs is taken for a fault of the message.
 */
public class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Outage(String sentence) {
        super(sentence);
    }

    public Outage(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
