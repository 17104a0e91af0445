package tongban.node.exchange.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.Tile;
import tongban.kernel.merkle.TreeHash;

/**
 * The hashes of one log: leaves from its stored headers, tiles of level 4 and above from their table. A complete tile
 * that is not there yet is made and stored when it is first asked for, so that appending does not pay for it.
 */
final class StoredHashes implements HashSource {

    /** As many as stand under a tile of level 4. */
    private static final int LEAVES_AT_ONCE = Tile.WIDTH * Tile.WIDTH;

    private final JdbcTemplate sql;
    private final Segments segments;
    private final TreeHash hash;
    private final long size;
    private final TreeMap<Long, List<byte[]>> headers = new TreeMap<>();

    /** @param size entries that are stored */
    StoredHashes(JdbcTemplate sql, Segments segments, TreeHash hash, long size) {
        this.sql = sql;
        this.segments = segments;
        this.hash = hash;
        this.size = size;
    }

    @Override
    public Digest leaf(long index) {
        if (!isRead(index)) {
            // Whoever needs one leaf mostly needs its neighbours, and segments may hold one entry each.
            long block = index - index % LEAVES_AT_ONCE;
            headers.putAll(segments.headersIn(block, block + LEAVES_AT_ONCE));
            if (!isRead(index)) {
                throw new IndexOutOfBoundsException("log " + segments.channel() + " has no entry " + index);
            }
        }
        Map.Entry<Long, List<byte[]>> near = headers.floorEntry(index);
        return hash.leaf(near.getValue().get((int) (index - near.getKey())));
    }

    private boolean isRead(long index) {
        Map.Entry<Long, List<byte[]>> near = headers.floorEntry(index);
        return near != null && index < near.getKey() + near.getValue().size();
    }

    @Override
    public Optional<Tile> tile(int level, long index) {
        boolean complete = (index + 1) * Tile.WIDTH << level <= size;
        if (level < Tile.HEIGHT || !complete) {
            return Optional.empty();
        }
        List<byte[]> stored = sql.query(
                "select nodes from exchange.tile where channel = ? and level = ? and index = ?",
                (row, number) -> row.getBytes(1),
                segments.channel(),
                level,
                index);
        return Optional.of(stored.isEmpty() ? make(level, index) : Tile.decode(level, index, stored.getFirst()));
    }

    private Tile make(int level, long index) {
        List<Digest> nodes = new ArrayList<>(Tile.WIDTH);
        for (int i = 0; i < Tile.WIDTH; i++) {
            long place = index * Tile.WIDTH + i;
            nodes.add(hash.node(node(level - 1, 2 * place), node(level - 1, 2 * place + 1)));
        }
        Tile tile = new Tile(level, index, nodes);
        sql.update(
                "insert into exchange.tile (channel, level, index, nodes) values (?, ?, ?, ?) on conflict do nothing",
                segments.channel(),
                level,
                index,
                tile.encode());
        return tile;
    }

    private Digest node(int level, long index) {
        if (level == 0) {
            return leaf(index);
        }
        if (level % Tile.HEIGHT == 0) {
            Optional<Tile> tile = tile(level, index / Tile.WIDTH);
            if (tile.isPresent()) {
                return tile.get().nodes().get((int) (index % Tile.WIDTH));
            }
        }
        return hash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    }
}
