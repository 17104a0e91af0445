package tongban.kernel.merkle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Any node and any range of a log's tree, at a cost of O(log n) hashes when the log keeps its tiles. */
public final class TreeNodes {

    private final TreeHash hash;
    private final HashSource source;
    private final Map<Long, Optional<Tile>> tiles = new HashMap<>();

    public TreeNodes(TreeHash hash, HashSource source) {
        this.hash = hash;
        this.source = source;
    }

    /** The root of the perfect subtree of 2^level leaves that begins at leaf index · 2^level. */
    public Digest node(int level, long index) {
        if (level == 0) {
            return tile(0, index / Tile.WIDTH)
                    .map(tile -> tile.nodes().get((int) (index % Tile.WIDTH)))
                    .orElseGet(() -> source.leaf(index));
        }
        int floor = level % Tile.HEIGHT;
        if (floor == 0) {
            Optional<Tile> tile = tile(level, index / Tile.WIDTH);
            if (tile.isPresent()) {
                return tile.get().nodes().get((int) (index % Tile.WIDTH));
            }
        }
        // A node whose own tile is not complete is built from its children, whose tile is.
        return hash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    }

    private Optional<Tile> tile(int level, long index) {
        return tiles.computeIfAbsent(index << 6 | level, key -> source.tile(level, index));
    }

    /** The hash of the leaves from (included) to (excluded): MTH(D[from:to]) of RFC 9162 section 2.1.1. */
    public Digest range(long from, long to) {
        if (to <= from) {
            throw new IllegalArgumentException("no range from " + from + " to " + to);
        }
        long count = to - from;
        if (Long.bitCount(count) == 1 && from % count == 0) {
            return node(Long.numberOfTrailingZeros(count), from / count);
        }
        long split = split(count);
        return hash.node(range(from, from + split), range(from + split, to));
    }

    /** The root of the tree over the first leaves. */
    public Digest root(long size) {
        return size == 0 ? hash.emptyRoot() : range(0, size);
    }

    /** The frontier of the tree over the first leaves. */
    public Frontier frontier(long size) {
        var roots = new java.util.ArrayList<Digest>();
        long from = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                roots.add(node(level, from >> level));
                from += 1L << level;
            }
        }
        return new Frontier(size, roots);
    }

    /** The largest power of two below the count (RFC 9162 section 2.1.1), for a count above one. */
    static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
