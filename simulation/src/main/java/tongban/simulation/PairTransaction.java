package tongban.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.ExchangeTransaction;
import tongban.kernel.exchange.Fenced;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;

/**
 * One transaction over the tables of a pair. It works on what was committed when it began; at the commit its writes are
 * done again on what is committed by then, and a write that no longer fits is fenced off, as a database would.
 */
final class PairTransaction implements ExchangeTransaction {

    private final PairTables base;
    private final LongSupplier rowIds;
    private PairTables working;
    private boolean copied;
    private final List<Consumer<PairTables>> writes = new ArrayList<>();

    PairTransaction(PairTables base, LongSupplier rowIds) {
        this.base = base;
        this.working = base;
        this.rowIds = rowIds;
    }

    PairTables tables() {
        return working;
    }

    boolean changed() {
        return !writes.isEmpty();
    }

    void write(Consumer<PairTables> write) {
        if (!copied) {
            working = base.copy();
            copied = true;
        }
        write.accept(working);
        writes.add(write);
    }

    /** The tables after the commit. */
    PairTables onto(PairTables committed) {
        if (committed == base) {
            return working;
        }
        PairTables fresh = committed.copy();
        writes.forEach(write -> write.accept(fresh));
        return fresh;
    }

    @Override
    public Outgoing outgoing() {
        return working.outgoing;
    }

    @Override
    public void save(Outgoing next) {
        write(tables -> {
            if (tables.outgoing.revision() + 1 != next.revision()) {
                throw new Fenced("outgoing is at revision " + tables.outgoing.revision());
            }
            tables.outgoing = next;
        });
    }

    @Override
    public List<Draft> unsequenced(int entriesMax, int bytesMax) {
        List<Draft> drafts = new ArrayList<>();
        int bytes = 0;
        for (Draft draft : working.drafts.values()) {
            bytes += draft.body().bytes().length;
            if (drafts.size() == entriesMax || !drafts.isEmpty() && bytes > bytesMax) {
                break;
            }
            drafts.add(draft);
        }
        return drafts;
    }

    @Override
    public void add(List<Draft> drafts) {
        for (Draft draft : drafts) {
            long row = rowIds.getAsLong();
            write(tables -> insert(tables, row, draft));
        }
    }

    static void insert(PairTables tables, long row, Draft draft) {
        if (tables.used.add(draft.id())) {
            tables.drafts.put(row, draft);
            replied(tables, draft.kind(), draft.inReplyTo(), draft.id());
        }
    }

    private static void replied(PairTables tables, EntryKind kind, Optional<EntryId> cause, EntryId id) {
        if (kind == EntryKind.ANSWER || kind == EntryKind.REFUSAL) {
            tables.replies.putIfAbsent(cause.orElseThrow(), id);
        }
    }

    @Override
    public void appendOutgoing(long first, List<Entry> entries, List<Digest> leaves, Collection<EntryId> ids) {
        Set<EntryId> gone = new HashSet<>(ids);
        write(tables -> {
            if (tables.sent.size() != first) {
                throw new Fenced("entry " + first + " is there already");
            }
            for (Entry entry : entries) {
                EntryHeader header = entry.header().orThrow();
                tables.sentAt.putIfAbsent(header.id(), (long) tables.sent.size());
                tables.sent.add(entry);
                tables.used.add(header.id());
                replied(tables, header.kind(), header.inReplyTo(), header.id());
            }
            tables.sentLeaves.addAll(leaves);
            tables.drafts.values().removeIf(draft -> gone.contains(draft.id()));
        });
    }

    @Override
    public List<Entry> outgoingEntries(long from, int entriesMax, int bytesMax) {
        return PairTables.cut(working.sent, from, entriesMax, bytesMax);
    }

    @Override
    public HashSource outgoingHashes() {
        return new Leaves(working.sentLeaves);
    }

    @Override
    public void eraseOutgoing(List<Long> indexes) {
        write(tables -> erase(tables.sent, indexes));
    }

    private static void erase(List<Entry> log, List<Long> indexes) {
        indexes.forEach(
                index -> log.set(index.intValue(), log.get(index.intValue()).erased()));
    }

    @Override
    public Incoming incoming() {
        return working.incoming;
    }

    @Override
    public void save(Incoming next) {
        write(tables -> {
            if (tables.incoming.revision() + 1 != next.revision()) {
                throw new Fenced("incoming is at revision " + tables.incoming.revision());
            }
            tables.incoming = next;
        });
    }

    @Override
    public void appendIncoming(long first, List<Entry> entries, List<Digest> leaves, SignedCheckpoint checkpoint) {
        write(tables -> {
            if (tables.held.size() != first) {
                throw new Fenced("entry " + first + " is held already");
            }
            for (Entry entry : entries) {
                tables.held.add(entry);
                if (entry.header() instanceof tongban.kernel.channel.Decoded.Well<EntryHeader> header) {
                    tables.received.putIfAbsent(header.value().id(), header.value());
                }
            }
            tables.heldLeaves.addAll(leaves);
            tables.batches.add(new PairTables.HeldBatch(first, checkpoint));
        });
    }

    @Override
    public HashSource incomingHashes() {
        return new Leaves(working.heldLeaves);
    }

    @Override
    public List<Entry> incomingAt(List<Long> indexes) {
        return indexes.stream().map(index -> working.held.get(index.intValue())).toList();
    }

    @Override
    public Batch incomingBatch(long index) {
        PairTables.HeldBatch batch = working.batches.stream()
                .filter(held -> held.checkpoint().checkpoint().size() > index)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is held at " + index));
        int end = (int) batch.checkpoint().checkpoint().size();
        return Batch.of(batch.first(), List.copyOf(working.held.subList((int) batch.first(), end)), batch.checkpoint());
    }

    @Override
    public void eraseIncoming(List<Long> indexes) {
        write(tables -> erase(tables.held, indexes));
    }

    @Override
    public void keepEvidence(byte[] evidence) {
        write(tables -> tables.evidence.add(evidence));
    }

    @Override
    public Map<EntryId, EntryHeader> received(Collection<EntryId> ids) {
        Map<EntryId, EntryHeader> found = new HashMap<>();
        for (EntryId id : ids) {
            EntryHeader header = working.received.get(id);
            if (header != null) {
                found.put(id, header);
            }
        }
        return found;
    }

    @Override
    public Optional<Reply> replyTo(EntryId entry) {
        return Optional.ofNullable(working.replies.get(entry))
                .flatMap(working::said)
                .map(said -> new Reply(said.header().orThrow().kind() == EntryKind.REFUSAL, said));
    }

    @Override
    public Set<OrderingKey> blocked(Collection<OrderingKey> keys) {
        Set<OrderingKey> found = new HashSet<>();
        working.waiting.values().stream()
                .map(Waiting::key)
                .filter(keys::contains)
                .forEach(found::add);
        return found;
    }

    @Override
    public boolean complete(List<Attachment> attachments) {
        return attachments.stream().allMatch(attachment -> working.attachments.contains(attachment.digest()));
    }

    @Override
    public void await(Waiting entry) {
        write(tables -> tables.waiting.put(entry.index(), entry));
    }

    @Override
    public List<Waiting> waiting(OrderingKey key) {
        return working.waiting.values().stream()
                .filter(entry -> entry.key().equals(key))
                .toList();
    }

    @Override
    public void release(long index) {
        write(tables -> tables.waiting.remove(index));
    }

    @Override
    public <T> T underSavepoint(Supplier<T> work) {
        PairTables before = working.copy();
        int written = writes.size();
        try {
            return work.get();
        } catch (RuntimeException fault) {
            working = before;
            copied = true;
            writes.subList(written, writes.size()).clear();
            throw fault;
        }
    }
}
