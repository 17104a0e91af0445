package tongban.node.exchange.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.EntryId;

/** Which ids one log has used, and where. An id that came twice stands at its first place. */
record EntryIds(JdbcTemplate sql, int channel) {

    void add(List<EntryId> ids, long first) {
        long[] high = new long[ids.size()];
        long[] low = new long[ids.size()];
        long[] index = new long[ids.size()];
        for (int i = 0; i < ids.size(); i++) {
            high[i] = ids.get(i).high();
            low[i] = ids.get(i).low();
            index[i] = first + i;
        }
        sql.update(
                "insert into exchange.entry (channel, high, low, index)"
                        + " select ?, * from unnest(?, ?, ?) on conflict do nothing",
                channel,
                high,
                low,
                index);
    }

    Map<EntryId, Long> find(Collection<EntryId> ids) {
        Map<EntryId, Long> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        long[] high = ids.stream().mapToLong(EntryId::high).toArray();
        long[] low = ids.stream().mapToLong(EntryId::low).toArray();
        sql.query(
                "select e.high, e.low, e.index from unnest(?, ?) as q(high, low)"
                        + " join exchange.entry e on e.channel = ? and e.high = q.high and e.low = q.low",
                row -> {
                    found.put(new EntryId(row.getLong(1), row.getLong(2)), row.getLong(3));
                },
                high,
                low,
                channel);
        return found;
    }
}
