package tongban.kernel.exchange;

/** Another replica has committed to the same channel first; this transaction was rolled back. */
public final class Fenced extends Outage {
    private static final long serialVersionUID = 1L;

    public Fenced(String sentence) {
        super(sentence);
    }
}
