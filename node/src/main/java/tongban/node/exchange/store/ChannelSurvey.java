package tongban.node.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.EntryHeader;

/** The figures of all logs in one query, for gauges; it reads ends of indexes and short tables only. */
public final class ChannelSurvey {

    private static final String QUERY = """
            select c.name, coalesce(s.size, 0), coalesce(o.acknowledged, 0), coalesce(d.drafts, 0), d.oldest,
                   coalesce(w.aside, 0), coalesce(w.parked, 0), coalesce(e.evidence, 0), u.first, u.headers
            from exchange.channel c
            left join exchange.outgoing o on o.channel = c.id
            left join lateral (select first + count as size from exchange.segment
                where channel = c.id order by first desc limit 1) s on true
            left join (select channel, count(*) as drafts, min(happened) as oldest
                from exchange.draft group by channel) d on d.channel = c.id
            left join (select channel, count(*) filter (where reason = 'SET_ASIDE') as aside,
                    count(*) filter (where reason <> 'SET_ASIDE') as parked
                from exchange.waiting group by channel) w on w.channel = c.id
            left join (select channel, count(*) as evidence
                from exchange.evidence group by channel) e on e.channel = c.id
            left join lateral (select first, headers from exchange.segment
                where channel = c.id and first <= o.acknowledged
                order by first desc limit 1) u on o.acknowledged < s.size""";

    private final JdbcTemplate sql;

    public ChannelSurvey(JdbcTemplate sql) {
        this.sql = sql;
    }

    /**
     * One log.
     *
     * @param acknowledged of an own log: what its partner has disposed of
     * @param drafts of an own log: messages without a place in it
     * @param oldest event time of the oldest entry that is not acknowledged, else of the oldest draft
     * @param setAside of a partner's log: messages that failed alone
     * @param parked of a partner's log: messages that wait behind others, or for attachments
     */
    public record Figures(
            long size,
            long acknowledged,
            long drafts,
            Optional<Instant> oldest,
            long setAside,
            long parked,
            long evidence) {}

    /** The figures by the name of the log. */
    public Map<String, Figures> all() {
        Map<String, Figures> all = new HashMap<>();
        sql.query(QUERY, row -> {
            all.put(row.getString(1), figures(row));
        });
        return all;
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                oldest(row),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    private static Optional<Instant> oldest(ResultSet row) throws SQLException {
        byte[] headers = row.getBytes(10);
        if (headers != null) {
            List<byte[]> all = SegmentBytes.headers(headers);
            byte[] header = all.get((int) (row.getLong(3) - row.getLong(9)));
            return Optional.of(EntryHeader.decode(header).orThrow().eventTime());
        }
        long draft = row.getLong(5);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(draft));
    }
}
