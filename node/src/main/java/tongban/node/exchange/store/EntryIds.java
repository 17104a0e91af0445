package tongban.node.exchange.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.EntryId;

/** Which ids one log has used, and where. An id that came twice stands at its first place. */
record EntryIds(JdbcTemplate sql, int channel) {

    void add(Writes writes, List<EntryId> ids, long first) {
        long[] high = new long[ids.size()];
        long[] low = new long[ids.size()];
        long[] index = new long[ids.size()];
        for (int i = 0; i < ids.size(); i++) {
            high[i] = ids.get(i).high();
            low[i] = ids.get(i).low();
            index[i] = first + i;
        }
        writes.add(
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

    /** What of these ids this log has used, and what of others another log has: asked at once. */
    Both find(Collection<EntryId> own, EntryIds other, Collection<EntryId> theirs) {
        int count = own.size() + theirs.size();
        int[] channels = new int[count];
        long[] high = new long[count];
        long[] low = new long[count];
        int place = 0;
        for (EntryId id : own) {
            channels[place] = channel;
            high[place] = id.high();
            low[place++] = id.low();
        }
        for (EntryId id : theirs) {
            channels[place] = other.channel();
            high[place] = id.high();
            low[place++] = id.low();
        }
        Both found = new Both(new HashMap<>(), new HashMap<>());
        if (count > 0) {
            sql.query(
                    "select e.channel, e.high, e.low, e.index from unnest(?, ?, ?) as q(channel, high, low)"
                            + " join exchange.entry e on e.channel = q.channel and e.high = q.high and e.low = q.low",
                    row -> {
                        Map<EntryId, Long> log = row.getInt(1) == channel ? found.own() : found.other();
                        log.put(new EntryId(row.getLong(2), row.getLong(3)), row.getLong(4));
                    },
                    channels,
                    high,
                    low);
        }
        return found;
    }

    /** Places by id, in this log and in another one. */
    record Both(Map<EntryId, Long> own, Map<EntryId, Long> other) {}
}
