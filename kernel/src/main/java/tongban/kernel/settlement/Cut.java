package tongban.kernel.settlement;

import tongban.kernel.law.LegalReference;

/** By how many points the insured zone lowers its ratio for care elsewhere (异地就医降低比例). */
public sealed interface Cut {
    /** Nothing is taken off. */
    record None() implements Cut {}

    /**
     * The insured zone's own figure.
     *
     * @param points the points taken off the ratio
     * @param basis the provision that sets them
     */
    record Points(Ratio points, LegalReference basis) implements Cut {}

    /**
     * Only a bound is known. A bound is no value: such a case cannot be settled at once.
     *
     * @param most the most that may be taken off
     * @param basis the provision that bounds it
     */
    record AtMost(Ratio most, LegalReference basis) implements Cut {}
}
