package tongban.node.exchange.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the logs take in the database. A segment never grows, so each is measured once, after which only newer ones are;
 * an erasure makes bodies smaller than is shown until the node is started again.
 */
public final class StorageSurvey {

    private static final String NAMES = "select id, name from exchange.channel";
    private static final String NEWER =
            "select max(first), sum(pg_column_size(headers)), sum(pg_column_size(bodies)) from exchange.segment"
                    + " where channel = ? and first > ?";

    private final JdbcTemplate sql;
    private final Map<Integer, Measured> measured = new HashMap<>();

    /** Measured up to a segment. */
    private record Measured(long last, long headers, long bodies) {}

    /** Bytes as they are stored, compressed where the database compresses. */
    public record Bytes(long headers, long bodies) {}

    public StorageSurvey(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** The bytes of each log by its name. */
    public synchronized Map<String, Bytes> all() {
        Map<Integer, String> names = new HashMap<>();
        sql.query(NAMES, row -> {
            names.put(row.getInt(1), row.getString(2));
        });
        Map<String, Bytes> all = new HashMap<>();
        names.forEach((id, name) -> {
            Measured now = measure(id);
            all.put(name, new Bytes(now.headers(), now.bodies()));
        });
        return all;
    }

    private Measured measure(int channel) {
        Measured before = measured.getOrDefault(channel, new Measured(-1, 0, 0));
        Measured now = sql.queryForObject(
                NEWER,
                (row, number) -> {
                    long last = row.getLong(1);
                    return row.wasNull()
                            ? before
                            : new Measured(last, before.headers() + row.getLong(2), before.bodies() + row.getLong(3));
                },
                channel,
                before.last());
        Measured known = now == null ? before : now;
        measured.put(channel, known);
        return known;
    }

    /** Bytes of the whole database. */
    public long database() {
        Long size = sql.queryForObject("select pg_database_size(current_database())", Long.class);
        return size == null ? 0 : size;
    }
}
