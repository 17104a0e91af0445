package tongban.node.compact.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;

/** How many messages passed under quotas. The rows stay locked until the caller's transaction ends, so none is lost. */
public final class UsedTable {

    private final JdbcTemplate sql;

    public UsedTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    /**
     * What is counted by itself.
     *
     * @param quota period and direction as the article says them
     * @param period the day or month of Beijing time, or total
     */
    public record Counter(
            CompactId compact, int article, String quota, ZoneCode sender, ZoneCode receiver, String period)
            implements Comparable<Counter> {

        private String key() {
            return compact.hex() + " " + article + " " + quota + " " + sender + " " + receiver + " " + period;
        }

        @Override
        public int compareTo(Counter other) {
            return key().compareTo(other.key());
        }

        Object[] columns() {
            return new Object[] {CompactTables.bytes(compact), article, quota, sender.value(), receiver.value(), period
            };
        }
    }

    /** Locks the counters, always in one order, and says how far each has counted. */
    public Map<Counter, Long> lock(SortedSet<Counter> counters) {
        Map<Counter, Long> used = new HashMap<>();
        for (Counter counter : counters) {
            sql.update(
                    "insert into compact.used (compact, article, quota, sender, receiver, period, used)"
                            + " values (?, ?, ?, ?, ?, ?, 0) on conflict do nothing",
                    counter.columns());
            Long count = sql.queryForObject(
                    "select used from compact.used where compact = ? and article = ? and quota = ? and sender = ?"
                            + " and receiver = ? and period = ? for update",
                    Long.class,
                    counter.columns());
            used.put(counter, count == null ? 0 : count);
        }
        return used;
    }

    /** Writes how far locked counters have counted. */
    public void write(Map<Counter, Long> used) {
        List<Object[]> rows = used.entrySet().stream()
                .map(entry -> {
                    Object[] key = entry.getKey().columns();
                    Object[] row = new Object[key.length + 1];
                    row[0] = entry.getValue();
                    System.arraycopy(key, 0, row, 1, key.length);
                    return row;
                })
                .toList();
        sql.batchUpdate(
                "update compact.used set used = ? where compact = ? and article = ? and quota = ? and sender = ?"
                        + " and receiver = ? and period = ?",
                rows);
    }
}
