package tongban.node.exchange.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Batch;
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

    private final LogTables tables;
    private final IncomingRow row;
    private @Nullable Incoming state;
    /** The state that the row has; what comes after it is written once, however often it was saved. */
    private @Nullable Incoming stored;

    IncomingTables(LogTables tables, @Nullable Incoming state) {
        this.tables = tables;
        this.row = new IncomingRow(tables.sql(), tables.channel());
        this.state = state;
        this.stored = state;
    }

    @Override
    public Incoming incoming() {
        Incoming present = state;
        if (present == null) {
            present = row.load(tables.log().name());
            state = present;
            stored = present;
        }
        return present;
    }

    @Override
    public void save(Incoming next) {
        state = next;
    }

    /** Before the commit: the state goes to its row. */
    void keepRest() {
        Incoming last = state;
        Incoming before = stored;
        if (last != null && before != null && last.revision() != before.revision()) {
            row.save(tables.writes(), last, before);
            stored = last;
        }
    }

    /** After the commit. */
    void remember() {
        Incoming last = state;
        if (last != null) {
            tables.roots().committed(last.size(), last.root());
        }
    }

    @Override
    public void appendIncoming(long first, List<Entry> entries, List<Digest> leaves, SignedCheckpoint checkpoint) {
        Writes writes = tables.writes();
        new Segments(tables.base(), tables.channel()).append(writes, first, entries, checkpoint.encode());
        new EntryIds(tables.sql(), tables.channel())
                .add(writes, entries.stream().map(IncomingTables::idOf).toList(), first);
    }

    /** An unreadable entry is found by its place, as the protocol names it. */
    private static EntryId idOf(Entry entry) {
        return entry.header() instanceof Decoded.Well<EntryHeader> header
                ? header.value().id()
                : new EntryId(0, 0);
    }

    @Override
    public HashSource incomingHashes() {
        TreeHash hash = new TreeHash(tables.log().name().suite());
        return new StoredHashes(
                tables.sql(), tables.segments(), hash, incoming().size());
    }

    @Override
    public Digest incomingRoot(long size) {
        return tables.roots().root(size).orElseGet(() -> IncomingLog.super.incomingRoot(size));
    }

    @Override
    public List<Entry> incomingAt(List<Long> indexes) {
        Segments segments = tables.segments();
        return indexes.stream()
                .map(index -> segments.from(index, 1, Integer.MAX_VALUE).getFirst())
                .toList();
    }

    @Override
    public Batch incomingBatch(long index) {
        Segments.Segment segment = tables.segments().segmentsFrom(index, 1).stream()
                .filter(found -> index >= found.first() && index < found.end())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is held at " + index));
        return Batch.of(segment.first(), segment.entries(), segment.checkpoint().orElseThrow());
    }

    @Override
    public void eraseIncoming(List<Long> indexes) {
        tables.segments().erase(indexes);
    }

    /** A damaged signature looks like a wrong key, so a bad wire could fill the disk; a proven fork is always kept. */
    @Override
    public void keepEvidence(byte[] evidence) {
        tables.sql()
                .update(
                        "insert into exchange.evidence (channel, content) select ?, ? where ?"
                                + " or (select count(*) from exchange.evidence where channel = ?) < ?"
                                + " on conflict do nothing",
                        tables.channel(),
                        evidence,
                        isFork(evidence),
                        tables.channel(),
                        EVIDENCE_MAX);
    }

    private static boolean isFork(byte[] evidence) {
        return EvidenceText.decodeEvidence(evidence) instanceof Decoded.Well<Evidence> well
                && well.value() instanceof Evidence.Fork;
    }

    /** The headers at these places. */
    Map<EntryId, EntryHeader> headers(Map<EntryId, Long> places) {
        Map<EntryId, EntryHeader> found = new HashMap<>();
        places.forEach((id, index) -> {
            Map.Entry<Long, List<byte[]>> near = tables.segments().headersAt(index);
            byte[] header = near.getValue().get((int) (index - near.getKey()));
            found.put(id, EntryHeader.decode(header).orThrow());
        });
        return found;
    }

    @Nullable
    Incoming state() {
        return state;
    }

    EntryIds ids() {
        return tables.ids();
    }

    /** What a savepoint brings back. */
    Runnable mark() {
        Incoming before = state;
        Incoming storedBefore = stored;
        return () -> {
            state = before;
            stored = storedBefore;
        };
    }
}
