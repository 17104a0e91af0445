package tongban.kernel.merkle;

import java.util.Optional;

/** Where a log keeps its hashes: leaf hashes, and the complete tiles of a {@link Tile}. */
public interface HashSource {

    /**
     * The hash of the leaf at this index.
     *
     * @throws IndexOutOfBoundsException when the log has no such leaf
     */
    Digest leaf(long index);

    /** A complete tile, or empty while it is not complete (or when this log keeps none: proofs then cost O(n)). */
    Optional<Tile> tile(int level, long index);
}
