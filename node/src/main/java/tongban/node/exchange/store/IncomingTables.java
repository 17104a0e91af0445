package tongban.node.exchange.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.IncomingLog;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.TreeHash;

/** A log that a partner writes, inside one transaction. */
final class IncomingTables implements IncomingLog {

    /** Pieces of evidence kept for one log, beside forks. */
    private static final int EVIDENCE_MAX = 100;

    private final JdbcTemplate sql;
    private final ChannelName name;
    private final IncomingRow row;
    private final Segments segments;
    private final EntryIds ids;
    private final int channel;
    private @Nullable Incoming state;

    IncomingTables(JdbcTemplate sql, LogRow log, @Nullable Incoming state) {
        this.sql = sql;
        this.name = log.name();
        this.channel = log.id();
        this.row = new IncomingRow(sql, log.id());
        this.segments = new Segments(sql, log.id());
        this.ids = new EntryIds(sql, log.id());
        this.state = state;
    }

    @Override
    public Incoming incoming() {
        Incoming present = state;
        if (present == null) {
            present = row.load(name);
            state = present;
        }
        return present;
    }

    @Override
    public void save(Incoming next) {
        row.save(next, incoming());
        state = next;
    }

    @Override
    public void appendIncoming(long first, List<Entry> entries, List<Digest> leaves, SignedCheckpoint checkpoint) {
        segments.append(first, entries, checkpoint.encode());
        ids.add(entries.stream().map(IncomingTables::idOf).toList(), first);
    }

    /** An unreadable entry is found by its place, as the protocol names it. */
    private static EntryId idOf(Entry entry) {
        return entry.header() instanceof Decoded.Well<EntryHeader> header
                ? header.value().id()
                : new EntryId(0, 0);
    }

    @Override
    public HashSource incomingHashes() {
        return new StoredHashes(
                sql, segments, new TreeHash(name.suite()), incoming().size());
    }

    @Override
    public List<Entry> incomingAt(List<Long> indexes) {
        return indexes.stream()
                .map(index -> segments.from(index, 1, Integer.MAX_VALUE).getFirst())
                .toList();
    }

    @Override
    public Batch incomingBatch(long index) {
        Segments.Segment segment = segments.segmentsFrom(index, 1).stream()
                .filter(found -> index >= found.first() && index < found.end())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is held at " + index));
        return Batch.of(segment.first(), segment.entries(), segment.checkpoint().orElseThrow());
    }

    @Override
    public void eraseIncoming(List<Long> indexes) {
        segments.erase(indexes);
    }

    /** A damaged signature looks like a wrong key, so a bad wire could fill the disk; a proven fork is always kept. */
    @Override
    public void keepEvidence(byte[] evidence) {
        sql.update(
                "insert into exchange.evidence (channel, content) select ?, ? where ?"
                        + " or (select count(*) from exchange.evidence where channel = ?) < ?"
                        + " on conflict do nothing",
                channel,
                evidence,
                isFork(evidence),
                channel,
                EVIDENCE_MAX);
    }

    private static boolean isFork(byte[] evidence) {
        return EvidenceText.decodeEvidence(evidence) instanceof Decoded.Well<Evidence> well
                && well.value() instanceof Evidence.Fork;
    }

    Map<EntryId, EntryHeader> received(Collection<EntryId> asked) {
        Map<EntryId, EntryHeader> found = new HashMap<>();
        ids.find(asked).forEach((id, index) -> {
            Map.Entry<Long, List<byte[]>> near = segments.headersAt(index);
            byte[] header = near.getValue().get((int) (index - near.getKey()));
            found.put(id, EntryHeader.decode(header).orThrow());
        });
        return found;
    }

    @Nullable
    Incoming state() {
        return state;
    }

    /** What a savepoint brings back. */
    Runnable mark() {
        Incoming before = state;
        return () -> state = before;
    }
}
