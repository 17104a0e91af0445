package tongban.kernel.settlement;

import java.util.List;

/**
 * A bill as the care zone's list divides it; the care zone computes it, and the insured zone settles it.
 *
 * @param lines the lines as they were given
 * @param scopes each line's parts, in the same order
 * @param sum the parts of the whole bill
 */
public record ScopedBill(List<CareLine> lines, List<Scope> scopes, Scope sum) implements ScopingAnswer {
    /** Keeps its own copies. */
    public ScopedBill {
        lines = List.copyOf(lines);
        scopes = List.copyOf(scopes);
        if (lines.size() != scopes.size()) {
            throw new IllegalArgumentException("each line has its parts");
        }
    }
}
