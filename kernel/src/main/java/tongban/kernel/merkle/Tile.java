package tongban.kernel.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sixteen neighbouring nodes of one level (a multiple of four), written once when the last of them is complete. A tile
 * is 512 bytes; tiles of all levels cost 34 bytes an entry, and a proof in a log of 100 million entries reads seven.
 *
 * @param level level of the sixteen nodes: 0, 4, 8 …
 * @param index position among the tiles of that level; its first node is 16 · index
 * @param nodes the sixteen nodes from left to right
 */
public record Tile(int level, long index, List<Digest> nodes) {

    /** Levels that one tile spans. */
    public static final int HEIGHT = 4;

    /** Nodes in a tile. */
    public static final int WIDTH = 1 << HEIGHT;

    public Tile {
        nodes = List.copyOf(nodes);
        if (level % HEIGHT != 0 || nodes.size() != WIDTH) {
            throw new IllegalArgumentException("no tile at level " + level + " with " + nodes.size() + " nodes");
        }
    }

    /** The sixteen hashes one after another, 512 bytes. */
    public byte[] encode() {
        byte[] bytes = new byte[WIDTH * Digest.LENGTH];
        for (int i = 0; i < WIDTH; i++) {
            nodes.get(i).copyTo(bytes, i * Digest.LENGTH);
        }
        return bytes;
    }

    /** Reads 512 bytes as a tile. */
    public static Tile decode(int level, long index, byte[] bytes) {
        if (bytes.length != WIDTH * Digest.LENGTH) {
            throw new IllegalArgumentException("a tile has 512 bytes, not " + bytes.length);
        }
        List<Digest> nodes = new ArrayList<>(WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            nodes.add(Digest.at(bytes, i * Digest.LENGTH));
        }
        return new Tile(level, index, nodes);
    }

    /**
     * Gathers the tiles that an append completes. It must be given the nodes since the last complete tile of each
     * level first, which {@link #resume} asks of the log.
     */
    public static final class Collector implements Frontier.NodeSink {

        private final Map<Integer, List<Digest>> open = new HashMap<>();
        private final List<Tile> complete = new ArrayList<>();

        /** A collector for a log of this size: takes the loose nodes of each level from the log. */
        public static Collector resume(long size, TreeNodes nodes) {
            Collector collector = new Collector();
            for (int level = 0; level < Long.SIZE - 1 && size >> level > 0; level += HEIGHT) {
                long count = size >> level;
                List<Digest> loose = new ArrayList<>();
                for (long i = count - count % WIDTH; i < count; i++) {
                    loose.add(nodes.node(level, i));
                }
                collector.open.put(level, loose);
            }
            return collector;
        }

        @Override
        public void completed(int level, long index, Digest node) {
            if (level % HEIGHT != 0) {
                return;
            }
            List<Digest> loose = open.computeIfAbsent(level, none -> new ArrayList<>());
            loose.add(node);
            if (loose.size() == WIDTH) {
                complete.add(new Tile(level, index / WIDTH, loose));
                loose.clear();
            }
        }

        /** The tiles completed so far, in the order of their completion. */
        public List<Tile> tiles() {
            return List.copyOf(complete);
        }
    }
}
