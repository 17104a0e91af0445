package tongban.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.Tile;
import tongban.kernel.merkle.TreeHash;

/**
 * A log of 100 million entries whose tiles fit into memory: 65,536 different leaves repeat, so all nodes above them
 * are equal level by level. A proof reads as many tiles and computes as many hashes as in any log of that size; what is
 * left out is the time to fetch a tile from a disk.
 */
final class HundredMillion implements HashSource {

    static final long SIZE = 100_000_000;
    private static final int PERIOD_LEVELS = 16;
    private static final int PERIOD = 1 << PERIOD_LEVELS;

    private final TreeHash hash;
    private final List<List<Digest>> levels = new ArrayList<>();
    private final Map<Long, Tile> tiles = new HashMap<>();

    HundredMillion(TreeHash hash) {
        this.hash = hash;
        Random random = new Random(1);
        List<Digest> level = new ArrayList<>(PERIOD);
        byte[] header = new byte[134];
        for (int i = 0; i < PERIOD; i++) {
            random.nextBytes(header);
            level.add(hash.leaf(header));
        }
        levels.add(level);
        for (int up = 1; up <= 28; up++) {
            List<Digest> below = levels.getLast();
            List<Digest> above = new ArrayList<>();
            for (int i = 0; i + 1 < below.size(); i += 2) {
                above.add(hash.node(below.get(i), below.get(i + 1)));
            }
            if (above.isEmpty()) {
                above.add(hash.node(below.getFirst(), below.getFirst()));
            }
            levels.add(above);
        }
        for (int at = 0; at < 28; at += Tile.HEIGHT) {
            int distinct = Math.max(1, levels.get(at).size() / Tile.WIDTH);
            for (int i = 0; i < distinct; i++) {
                tiles.put(key(at, i), new Tile(at, i, nodes(at, (long) i * Tile.WIDTH)));
            }
        }
    }

    private List<Digest> nodes(int level, long from) {
        List<Digest> nodes = new ArrayList<>(Tile.WIDTH);
        List<Digest> all = levels.get(level);
        for (int i = 0; i < Tile.WIDTH; i++) {
            nodes.add(all.get((int) ((from + i) % all.size())));
        }
        return nodes;
    }

    private static long key(int level, long index) {
        return (long) level << 32 | index;
    }

    TreeHash hash() {
        return hash;
    }

    @Override
    public Digest leaf(long index) {
        return levels.getFirst().get((int) (index % PERIOD));
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        long complete = (SIZE >> level) / Tile.WIDTH;
        if (index >= complete) {
            return Optional.empty();
        }
        int distinct = Math.max(1, levels.get(level).size() / Tile.WIDTH);
        return Optional.ofNullable(tiles.get(key(level, index % distinct)));
    }
}
