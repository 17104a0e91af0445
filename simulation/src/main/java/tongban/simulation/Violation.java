package tongban.simulation;

/** An invariant does not hold; the run ends here. */
final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    Violation(Invariant invariant, String sentence) {
        super(sentence);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }
}
