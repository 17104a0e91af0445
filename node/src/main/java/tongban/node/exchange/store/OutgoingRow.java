package tongban.node.exchange.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;

/** The row of a log that this zone writes. */
record OutgoingRow(JdbcTemplate sql, int channel) {

    private static final String COLUMNS = "revision, session, frontier, root, head_time, acknowledges,"
            + " acknowledges_root, public_heads, keys, acknowledged, acknowledged_root";

    void create(Outgoing state) {
        sql.update(
                "insert into exchange.outgoing (channel, " + COLUMNS + ")"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                channel,
                state.revision(),
                state.session(),
                state.frontier().encode(),
                state.head().root().bytes(),
                state.head().time().toEpochMilli(),
                state.head().acknowledged().map(Acknowledgement::size).orElse(null),
                state.head().acknowledged().map(ack -> ack.root().bytes()).orElse(null),
                text(state.head().publicHeads()),
                KeyColumn.encode(state.keys()),
                state.acknowledged().size(),
                state.acknowledged().root().bytes());
    }

    Outgoing load(ChannelName name) {
        return sql.query(
                        "select " + COLUMNS + " from exchange.outgoing where channel = ?",
                        (row, number) -> read(name, row),
                        channel)
                .getFirst();
    }

    /** Compare and set: fenced when the stored revision is not this one. */
    void save(Writes writes, Outgoing next, long stored) {
        writes.addFenced(
                "another replica has saved log " + channel + " after revision " + stored,
                "update exchange.outgoing set revision = ?, session = ?, frontier = ?, root = ?, head_time = ?,"
                        + " acknowledges = ?, acknowledges_root = ?, public_heads = ?, keys = ?, acknowledged = ?,"
                        + " acknowledged_root = ? where channel = ? and revision = ?",
                next.revision(),
                next.session(),
                next.frontier().encode(),
                next.head().root().bytes(),
                next.head().time().toEpochMilli(),
                next.head().acknowledged().map(Acknowledgement::size).orElse(null),
                next.head().acknowledged().map(ack -> ack.root().bytes()).orElse(null),
                text(next.head().publicHeads()),
                KeyColumn.encode(next.keys()),
                next.acknowledged().size(),
                next.acknowledged().root().bytes(),
                channel,
                stored);
    }

    private static Outgoing read(ChannelName name, ResultSet row) throws SQLException {
        Frontier frontier = Frontier.decode(row.getBytes(3)).orElseThrow();
        long acknowledges = row.getLong(6);
        Optional<Acknowledgement> acknowledgement = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Acknowledgement(acknowledges, Digest.of(row.getBytes(7))));
        Checkpoint head = new Checkpoint(
                name,
                frontier.size(),
                Digest.of(row.getBytes(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                acknowledgement,
                heads(row.getString(8)));
        return new Outgoing(
                row.getLong(1),
                row.getLong(2),
                frontier,
                head,
                KeyColumn.decode(row.getBytes(9), name.suite()),
                new Acknowledgement(row.getLong(10), Digest.of(row.getBytes(11))));
    }

    static String text(List<PublicHead> heads) {
        return heads.stream()
                .map(head ->
                        head.channel() + " " + head.size() + " " + head.root().base64())
                .collect(Collectors.joining("\n"));
    }

    static List<PublicHead> heads(String text) {
        return text.lines().map(line -> line.split(" ")).map(OutgoingRow::head).toList();
    }

    private static PublicHead head(String[] words) {
        return new PublicHead(
                ChannelName.read(words[0]).orElseThrow(),
                Long.parseLong(words[1]),
                Digest.ofBase64(words[2]).orElseThrow());
    }
}
