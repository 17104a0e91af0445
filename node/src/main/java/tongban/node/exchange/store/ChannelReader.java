package tongban.node.exchange.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.WaitingMessage;
import tongban.node.zone.Partner;

/** What pages and files read of the channels, without taking part in them. */
public final class ChannelReader {

    private final LogDatabase base;
    private final JdbcTemplate sql;

    public ChannelReader(LogDatabase base) {
        this.base = base;
        this.sql = base.sql();
    }

    /** The part of a channel's state that is stored. */
    public record Stored(
            ChannelState.Outgoing outgoing,
            ChannelState.Incoming incoming,
            long drafts,
            Optional<Instant> oldestUnacknowledged,
            long waiting,
            long evidence) {

        /** The whole state, with what only a running link knows: whether it speaks, what stops it, its last fault. */
        public ChannelState with(
                ZoneCode partner, boolean open, Optional<String> trouble, Optional<ChannelState.LastError> lastError) {
            return new ChannelState(
                    partner,
                    open,
                    trouble,
                    outgoing,
                    incoming,
                    drafts,
                    oldestUnacknowledged,
                    waiting,
                    evidence,
                    lastError);
        }
    }

    /** The stored state; empty before the two have ever spoken. */
    public Optional<Stored> state(Partner partner, ChannelName outgoingName) {
        Optional<LogRow> out = find(outgoingName);
        Optional<LogRow> in = find(partner.incoming());
        if (out.isEmpty() || in.isEmpty()) {
            return Optional.empty();
        }
        int outId = out.get().id();
        int inId = in.get().id();
        Outgoing outgoing = new OutgoingRow(sql, outId).load(outgoingName);
        Incoming incoming = new IncomingRow(sql, inId).load(partner.incoming());
        return Optional.of(new Stored(
                new ChannelState.Outgoing(
                        outgoingName,
                        outgoing.size(),
                        outgoing.head().root(),
                        outgoing.head().time(),
                        outgoing.acknowledged().size()),
                new ChannelState.Incoming(
                        partner.incoming(),
                        incoming.size(),
                        incoming.root(),
                        incoming.head().map(head -> head.checkpoint().time()),
                        incoming.forked()),
                new Drafts(base, outId).count(),
                oldest(outId, outgoing),
                incoming.waiting(),
                count("select count(*) from exchange.evidence where channel = ?", inId)));
    }

    /** The logs' states as they are; empty before the first contact. */
    public Optional<Outgoing> outgoing(ChannelName name) {
        return find(name).map(row -> new OutgoingRow(sql, row.id()).load(name));
    }

    public Optional<Incoming> incoming(ChannelName name) {
        return find(name).map(row -> new IncomingRow(sql, row.id()).load(name));
    }

    private Optional<Instant> oldest(int channel, Outgoing outgoing) {
        if (outgoing.acknowledged().size() < outgoing.size()) {
            long first = outgoing.acknowledged().size();
            var near = new Segments(base, channel).headersAt(first);
            byte[] header = near.getValue().get((int) (first - near.getKey()));
            return Optional.of(EntryHeader.decode(header).orThrow().eventTime());
        }
        @Nullable
        Long draft =
                sql.queryForObject("select min(happened) from exchange.draft where channel = ?", Long.class, channel);
        return Optional.ofNullable(draft).map(Instant::ofEpochMilli);
    }

    private long count(String query, int channel) {
        Long count = sql.queryForObject(query, Long.class, channel);
        return count == null ? 0 : count;
    }

    /** Messages of a log that wait, in its order. */
    public List<WaitingMessage> waiting(ChannelName name) {
        Optional<LogRow> log = find(name);
        if (log.isEmpty()) {
            return List.of();
        }
        int channel = log.get().id();
        Segments segments = new Segments(base, channel);
        return sql.query(
                "select index, key_high, key_low, reason, since from exchange.waiting where channel = ? order by index",
                (row, number) -> {
                    long index = row.getLong(1);
                    var near = segments.headersAt(index);
                    EntryHeader header = EntryHeader.decode(near.getValue().get((int) (index - near.getKey())))
                            .orThrow();
                    return new WaitingMessage(
                            index,
                            header.id(),
                            header.topic(),
                            new OrderingKey(row.getLong(2), row.getLong(3)),
                            row.getString(4),
                            Instant.ofEpochMilli(row.getLong(5)));
                },
                channel);
    }

    /** The header of one entry. */
    public Optional<EntryHeader> header(ChannelName name, long index) {
        return find(name).map(log -> {
            var near = new Segments(base, log.id()).headersAt(index);
            return EntryHeader.decode(near.getValue().get((int) (index - near.getKey())))
                    .orThrow();
        });
    }

    /** The evidence kept for a log, oldest first. */
    public List<byte[]> evidence(ChannelName name) {
        return find(name)
                .map(row -> sql.query(
                        "select content from exchange.evidence where channel = ? order by id",
                        (found, number) -> found.getBytes(1),
                        row.id()))
                .orElse(List.of());
    }

    /** The stored log itself. */
    public Optional<StoredLog> log(ChannelName name) {
        return find(name).map(row -> new StoredLog(base, row));
    }

    private Optional<LogRow> find(ChannelName name) {
        return LogRow.find(sql, name);
    }
}
