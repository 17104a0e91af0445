package tongban.kernel.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.Tile;

/** The transaction that handlers see; tests reach the tables through it. */
record MemoryTransaction(MemoryTables tables) implements ExchangeTransaction {

    @Override
    public Outgoing outgoing() {
        return tables.outgoing;
    }

    @Override
    public void save(Outgoing next) {
        if (next.revision() != tables.outgoing.revision() + 1) {
            throw new Fenced("revision " + next.revision() + " after " + tables.outgoing.revision());
        }
        tables.outgoing = next;
    }

    @Override
    public List<Draft> unsequenced(int entriesMax, int bytesMax) {
        List<Draft> drafts = new ArrayList<>();
        int bytes = 0;
        for (Draft draft : tables.drafts) {
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
            boolean known = tables.drafts.stream().anyMatch(old -> old.id().equals(draft.id()))
                    || tables.said.stream().anyMatch(entry -> header(entry).id().equals(draft.id()));
            if (!known) {
                tables.drafts.add(draft);
            }
        }
    }

    @Override
    public void appendOutgoing(long first, List<Entry> entries, List<Digest> leaves, Collection<EntryId> ids) {
        if (first != tables.said.size()) {
            throw new Fenced("index " + first + " is taken");
        }
        tables.said.addAll(entries);
        tables.saidLeaves.addAll(leaves);
        tables.drafts.removeIf(draft -> ids.contains(draft.id()));
    }

    @Override
    public List<Entry> outgoingEntries(long from, int entriesMax, int bytesMax) {
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        for (long i = from; i < tables.said.size() && entries.size() < entriesMax; i++) {
            Entry entry = tables.said.get((int) i);
            bytes += entry.wireLength();
            if (!entries.isEmpty() && bytes > bytesMax) {
                break;
            }
            entries.add(entry);
        }
        return entries;
    }

    @Override
    public HashSource outgoingHashes() {
        return hashes(tables.saidLeaves);
    }

    static HashSource hashes(List<Digest> leaves) {
        return new HashSource() {
            @Override
            public Digest leaf(long index) {
                return leaves.get((int) index);
            }

            @Override
            public Optional<Tile> tile(int level, long index) {
                return Optional.empty();
            }
        };
    }

    @Override
    public void eraseOutgoing(List<Long> indexes) {
        indexes.forEach(index -> tables.said.set(
                index.intValue(), tables.said.get(index.intValue()).erased()));
    }

    @Override
    public Incoming incoming() {
        return tables.incoming;
    }

    @Override
    public void save(Incoming next) {
        if (next.revision() != tables.incoming.revision() + 1) {
            throw new Fenced("revision " + next.revision() + " after " + tables.incoming.revision());
        }
        tables.incoming = next;
    }

    @Override
    public void appendIncoming(long first, List<Entry> entries, List<Digest> leaves, SignedCheckpoint checkpoint) {
        if (first != tables.heard.size()) {
            throw new Fenced("index " + first + " is taken");
        }
        tables.heard.addAll(entries);
        tables.heardLeaves.addAll(leaves);
        tables.batches.put(first, Batch.of(first, entries, checkpoint));
    }

    @Override
    public HashSource incomingHashes() {
        return hashes(tables.heardLeaves);
    }

    @Override
    public List<Entry> incomingAt(List<Long> indexes) {
        return indexes.stream().map(index -> tables.heard.get(index.intValue())).toList();
    }

    @Override
    public Batch incomingBatch(long index) {
        Batch stored = tables.batches.floorEntry(index).getValue();
        List<Entry> now = tables.heard.subList((int) stored.first(), (int) stored.end());
        return Batch.of(stored.first(), now, stored.checkpoint());
    }

    @Override
    public void eraseIncoming(List<Long> indexes) {
        indexes.forEach(index -> tables.heard.set(
                index.intValue(), tables.heard.get(index.intValue()).erased()));
    }

    @Override
    public void keepEvidence(byte[] evidence) {
        tables.evidence.add(evidence);
    }

    @Override
    public Map<EntryId, EntryHeader> received(Collection<EntryId> ids) {
        Map<EntryId, EntryHeader> found = new HashMap<>();
        for (Entry entry : tables.heard) {
            if (entry.header() instanceof Decoded.Well<EntryHeader> well
                    && ids.contains(well.value().id())) {
                found.putIfAbsent(well.value().id(), well.value());
            }
        }
        return found;
    }

    @Override
    public Optional<Reply> replyTo(EntryId entry) {
        List<Entry> all = new ArrayList<>(tables.said);
        tables.drafts.forEach(draft -> all.add(draft.at(
                0, new tongban.kernel.merkle.TreeHash(tables.outgoing.channel().suite()))));
        for (Entry said : all) {
            EntryHeader header = header(said);
            boolean replies = header.inReplyTo().filter(entry::equals).isPresent();
            if (replies && header.kind() != EntryKind.SET_ASIDE) {
                return Optional.of(new Reply(header.kind() == EntryKind.REFUSAL, said));
            }
        }
        return Optional.empty();
    }

    @Override
    public Set<OrderingKey> blocked(Collection<OrderingKey> keys) {
        Set<OrderingKey> blocked = new HashSet<>();
        tables.waiting.values().stream()
                .map(Waiting::key)
                .filter(keys::contains)
                .forEach(blocked::add);
        return blocked;
    }

    @Override
    public boolean complete(List<Attachment> attachments) {
        return attachments.stream().map(Attachment::digest).allMatch(tables.attachments::contains);
    }

    @Override
    public void await(Waiting waiting) {
        tables.waiting.put(waiting.index(), waiting);
    }

    @Override
    public List<Waiting> waiting(OrderingKey key) {
        return tables.waiting.values().stream()
                .filter(waiting -> waiting.key().equals(key))
                .toList();
    }

    @Override
    public void release(long index) {
        tables.waiting.remove(index);
    }

    @Override
    public <T> T underSavepoint(Supplier<T> work) {
        MemoryTables before = tables.copy();
        try {
            return work.get();
        } catch (RuntimeException failed) {
            tables.take(before);
            throw failed;
        }
    }

    private static EntryHeader header(Entry entry) {
        return entry.header().orThrow();
    }
}
