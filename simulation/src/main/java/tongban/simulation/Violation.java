package tongban.simulation;

/** An invariant does not hold; the run ends here. */
final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    private final Invariant invariant;
    private final String sentence;

    Violation(Invariant invariant, String sentence) {
        super(sentence);
        this.invariant = invariant;
        this.sentence = sentence;
    }

    Invariant invariant() {
        return invariant;
    }

    String sentence() {
        return sentence;
    }
}
