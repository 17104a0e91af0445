package tongban.simulation;

import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.Tile;

/** A log's hashes without tiles. */
record Leaves(List<Digest> leaves) implements HashSource {
    @Override
    public Digest leaf(long index) {
        return leaves.get((int) index);
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        return Optional.empty();
    }
}
