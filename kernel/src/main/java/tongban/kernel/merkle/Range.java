package tongban.kernel.merkle;

/**
 * Neighbouring leaves that a proof needs the common hash of: MTH(D[from:to]) of RFC 9162 section 2.1.1. Whoever has no
 * tiles can compute the hashes of all ranges of a proof in one pass over the leaves.
 *
 * @param from first leaf
 * @param to the leaf after the last one
 */
public record Range(long from, long to) {

    public Range {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no range from " + from + " to " + to);
        }
    }
}
