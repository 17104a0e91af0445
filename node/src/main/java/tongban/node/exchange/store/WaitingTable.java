package tongban.node.exchange.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;

/** Messages of one partner that wait. */
record WaitingTable(JdbcTemplate sql, int channel) {

    void add(Waiting waiting) {
        sql.update(
                "insert into exchange.waiting (channel, index, key_high, key_low, reason) values (?, ?, ?, ?, ?)",
                channel,
                waiting.index(),
                waiting.key().high(),
                waiting.key().low(),
                waiting.reason().name());
    }

    List<Waiting> under(OrderingKey key) {
        return sql.query(
                "select index, reason from exchange.waiting where channel = ? and key_high = ? and key_low = ?"
                        + " order by index",
                (row, number) -> new Waiting(row.getLong(1), key, Waiting.Reason.valueOf(row.getString(2))),
                channel,
                key.high(),
                key.low());
    }

    /** All that waits, in the order of the log. */
    List<Waiting> all() {
        return sql.query(
                "select index, key_high, key_low, reason from exchange.waiting where channel = ? order by index",
                (row, number) -> new Waiting(
                        row.getLong(1),
                        new OrderingKey(row.getLong(2), row.getLong(3)),
                        Waiting.Reason.valueOf(row.getString(4))),
                channel);
    }

    void remove(long index) {
        sql.update("delete from exchange.waiting where channel = ? and index = ?", channel, index);
    }

    Set<OrderingKey> blocked(Collection<OrderingKey> keys) {
        long[] high = keys.stream().mapToLong(OrderingKey::high).toArray();
        long[] low = keys.stream().mapToLong(OrderingKey::low).toArray();
        return new HashSet<>(sql.query(
                "select distinct w.key_high, w.key_low from unnest(?, ?) as q(high, low) join exchange.waiting w"
                        + " on w.channel = ? and w.key_high = q.high and w.key_low = q.low",
                (row, number) -> new OrderingKey(row.getLong(1), row.getLong(2)),
                high,
                low,
                channel));
    }
}
