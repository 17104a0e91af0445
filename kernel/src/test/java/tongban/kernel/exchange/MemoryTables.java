package tongban.kernel.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.merkle.Digest;

/** The tables. */
final class MemoryTables {
    Outgoing outgoing;
    Incoming incoming;
    final List<Draft> drafts = new ArrayList<>();
    final List<Entry> said = new ArrayList<>();
    final List<Digest> saidLeaves = new ArrayList<>();
    final List<Entry> heard = new ArrayList<>();
    final List<Digest> heardLeaves = new ArrayList<>();
    final TreeMap<Long, Batch> batches = new TreeMap<>();
    final TreeMap<Long, ExchangeTransaction.Waiting> waiting = new TreeMap<>();
    final List<byte[]> evidence = new ArrayList<>();
    final Set<Digest> attachments = new HashSet<>();
    final List<String> effects = new ArrayList<>();

    MemoryTables(Outgoing outgoing, Incoming incoming) {
        this.outgoing = outgoing;
        this.incoming = incoming;
    }

    MemoryTables copy() {
        MemoryTables copy = new MemoryTables(outgoing, incoming);
        copy.take(this);
        return copy;
    }

    void take(MemoryTables other) {
        outgoing = other.outgoing;
        incoming = other.incoming;
        replace(drafts, other.drafts);
        replace(said, other.said);
        replace(saidLeaves, other.saidLeaves);
        replace(heard, other.heard);
        replace(heardLeaves, other.heardLeaves);
        replace(evidence, other.evidence);
        replace(effects, other.effects);
        batches.clear();
        batches.putAll(other.batches);
        waiting.clear();
        waiting.putAll(other.waiting);
        attachments.clear();
        attachments.addAll(other.attachments);
    }

    private static <T> void replace(List<T> into, List<T> from) {
        List<T> values = List.copyOf(from);
        into.clear();
        into.addAll(values);
    }
}
