package tongban.node.exchange.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.Digest;

/** Drafts of one log that have no index yet, in the order in which they were written. */
record Drafts(LogDatabase base, int channel) {

    private static final String COLUMNS = "high, low, kind, happened, key_high, key_low, topic, version,"
            + " reply_high, reply_low, not_after, salt, body, attachments";

    private JdbcTemplate sql() {
        return base.sql();
    }

    private RestingBodies resting() {
        return new RestingBodies(base.atRest(), channel);
    }

    /** Writes drafts; one whose id is there already is left as it is. */
    void add(List<Draft> drafts) {
        List<Object[]> rows = drafts.stream().map(this::row).toList();
        sql().batchUpdate(
                        "insert into exchange.draft (channel, " + COLUMNS + ")"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        rows);
    }

    private @Nullable Object[] row(Draft draft) {
        RestingBodies.Lying lying = resting().lying(draft);
        return new @Nullable Object[] {
            channel,
            draft.id().high(),
            draft.id().low(),
            draft.kind().name(),
            draft.eventTime().toEpochMilli(),
            draft.key().map(OrderingKey::high).orElse(0L),
            draft.key().map(OrderingKey::low).orElse(0L),
            draft.topic().name(),
            draft.topic().version(),
            draft.inReplyTo().map(EntryId::high).orElse(null),
            draft.inReplyTo().map(EntryId::low).orElse(null),
            draft.notAfter().map(Instant::toEpochMilli).orElse(null),
            lying.salt(),
            lying.body(),
            attachments(draft.attachments())
        };
    }

    List<Draft> first(int entriesMax, int bytesMax) {
        List<Draft> drafts = new ArrayList<>();
        int room = bytesMax;
        List<Draft> all = sql().query(
                        "select " + COLUMNS + " from exchange.draft where channel = ? order by row limit ?",
                        (row, number) -> draft(row),
                        channel,
                        entriesMax);
        for (Draft draft : all) {
            room -= draft.body().bytes().length;
            if (room < 0 && !drafts.isEmpty()) {
                break;
            }
            drafts.add(draft);
        }
        return drafts;
    }

    /** Of these ids, those under which a draft waits. */
    Set<EntryId> known(Collection<EntryId> ids) {
        long[] high = ids.stream().mapToLong(EntryId::high).toArray();
        long[] low = ids.stream().mapToLong(EntryId::low).toArray();
        return new HashSet<>(sql().query(
                        "select d.high, d.low from unnest(?, ?) as q(high, low)"
                                + " join exchange.draft d on d.channel = ? and d.high = q.high and d.low = q.low",
                        (row, number) -> new EntryId(row.getLong(1), row.getLong(2)),
                        high,
                        low,
                        channel));
    }

    Optional<Draft> find(EntryId id) {
        return sql()
                .query(
                        "select " + COLUMNS + " from exchange.draft where channel = ? and high = ? and low = ?",
                        (row, number) -> draft(row),
                        channel,
                        id.high(),
                        id.low())
                .stream()
                .findFirst();
    }

    void delete(Collection<EntryId> ids) {
        long[] high = ids.stream().mapToLong(EntryId::high).toArray();
        long[] low = ids.stream().mapToLong(EntryId::low).toArray();
        sql().update(
                        "delete from exchange.draft d using unnest(?, ?) as q(high, low)"
                                + " where d.channel = ? and d.high = q.high and d.low = q.low",
                        high,
                        low,
                        channel);
    }

    long count() {
        Long count = sql().queryForObject("select count(*) from exchange.draft where channel = ?", Long.class, channel);
        return count == null ? 0 : count;
    }

    private Draft draft(ResultSet row) throws SQLException {
        OrderingKey key =
                row.getLong(5) == 0 && row.getLong(6) == 0 ? null : new OrderingKey(row.getLong(5), row.getLong(6));
        long replyHigh = row.getLong(9);
        EntryId reply = row.wasNull() ? null : new EntryId(replyHigh, row.getLong(10));
        long notAfter = row.getLong(11);
        Instant limit = row.wasNull() ? null : Instant.ofEpochMilli(notAfter);
        EntryId id = new EntryId(row.getLong(1), row.getLong(2));
        return new Draft(
                EntryKind.valueOf(row.getString(3)),
                id,
                Instant.ofEpochMilli(row.getLong(4)),
                Optional.ofNullable(key),
                new Topic(row.getString(7), row.getInt(8)),
                Optional.ofNullable(reply),
                Optional.ofNullable(limit),
                resting().of(id, new RestingBodies.Lying(row.getBytes(12), row.getBytes(13))),
                attachments(row.getBytes(14)));
    }

    private static byte[] attachments(List<Attachment> attachments) {
        ByteBuffer out = ByteBuffer.allocate(attachments.size() * (Digest.LENGTH + Long.BYTES));
        attachments.forEach(attachment -> out.put(attachment.digest().bytes()).putLong(attachment.length()));
        return out.array();
    }

    private static List<Attachment> attachments(byte[] column) {
        List<Attachment> attachments = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(column);
        while (in.hasRemaining()) {
            byte[] digest = new byte[Digest.LENGTH];
            in.get(digest);
            attachments.add(new Attachment(Digest.of(digest), in.getLong()));
        }
        return attachments;
    }
}
