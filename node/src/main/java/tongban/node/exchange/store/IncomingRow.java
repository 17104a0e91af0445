package tongban.node.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Suite;

/** The row of a log that a partner writes. */
record IncomingRow(JdbcTemplate sql, int channel) {

    private static final String COLUMNS = "revision, session, frontier, root, keys, seal, seal_suite, certificates,"
            + " head, last_time, waiting, revoked, forked";

    void create(Incoming state) {
        PublicKey seal = state.identity().seal();
        sql.update(
                "insert into exchange.incoming (channel, " + COLUMNS + ")"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                channel,
                state.revision(),
                state.session(),
                state.frontier().encode(),
                state.root().bytes(),
                KeyColumn.encode(state.keys()),
                seal.encoded(),
                seal.suite().label(),
                KeyColumn.encode(state.identity().certificates()),
                head(state),
                state.lastTime().toEpochMilli(),
                state.waiting(),
                revoked(state),
                state.forked());
    }

    Incoming load(ChannelName name) {
        return sql.query(
                        "select " + COLUMNS + " from exchange.incoming where channel = ?",
                        (row, number) -> read(name, row),
                        channel)
                .getFirst();
    }

    /** Compare and set: fenced when the stored revision is not that of the state before. */
    void save(Writes writes, Incoming next, Incoming before) {
        // Keys and certificates change with a key change only; the row stays short otherwise.
        boolean sameKeys = next.keys().equals(before.keys());
        writes.addFenced(
                "another replica has saved log " + channel + " after revision " + before.revision(),
                "update exchange.incoming set revision = ?, session = ?, frontier = ?, root = ?,"
                        + " keys = coalesce(?, keys), certificates = coalesce(?, certificates), head = ?,"
                        + " last_time = ?, waiting = ?, revoked = ?, forked = ? where channel = ? and revision = ?",
                next.revision(),
                next.session(),
                next.frontier().encode(),
                next.root().bytes(),
                sameKeys ? null : KeyColumn.encode(next.keys()),
                sameKeys ? null : KeyColumn.encode(next.identity().certificates()),
                head(next),
                next.lastTime().toEpochMilli(),
                next.waiting(),
                revoked(next),
                next.forked(),
                channel,
                before.revision());
    }

    private static byte @Nullable [] head(Incoming state) {
        return state.head().map(SignedCheckpoint::encode).orElse(null);
    }

    private static String revoked(Incoming state) {
        return state.revoked().stream().map(KeyId::hex).collect(Collectors.joining(" "));
    }

    private static Incoming read(ChannelName name, ResultSet row) throws SQLException {
        byte[] head = row.getBytes(9);
        List<KeyId> revoked = Stream.of(row.getString(12).split(" "))
                .filter(id -> !id.isEmpty())
                .map(KeyId::new)
                .toList();
        PublicKey seal = PublicKey.of(Suite.ofLabel(row.getString(7)).orElseThrow(), row.getBytes(6));
        return new Incoming(
                row.getLong(1),
                name,
                row.getLong(2),
                Frontier.decode(row.getBytes(3)).orElseThrow(),
                Digest.of(row.getBytes(4)),
                KeyColumn.decode(row.getBytes(5), name.suite()),
                new Incoming.Identity(seal, KeyColumn.notes(row.getBytes(8))),
                head == null
                        ? Optional.empty()
                        : Optional.of(SignedCheckpoint.decode(head).orThrow()),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getLong(11),
                revoked,
                row.getBoolean(13));
    }
}
