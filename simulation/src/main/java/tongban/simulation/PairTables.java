package tongban.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.merkle.Digest;

/** The tables of one zone about one partner: both logs, what waits, and the effects that the handlers wrote. */
final class PairTables {

    /** Where a batch of the partner ended, and by which head. */
    record HeldBatch(long first, SignedCheckpoint checkpoint) {}

    /**
     * One effect of an entry.
     *
     * @param again whether the handler was told that it was answered before a restore
     */
    record Effect(EntryHeader header, Instant at, boolean again) {}

    Outgoing outgoing;
    Incoming incoming;
    final List<Entry> sent;
    final List<Digest> sentLeaves;
    final Map<EntryId, Long> sentAt;
    final TreeMap<Long, Draft> drafts;
    final Set<EntryId> used;
    /** The answer or refusal to each entry of the partner. */
    final Map<EntryId, EntryId> replies;

    final List<Entry> held;
    final List<Digest> heldLeaves;
    final List<HeldBatch> batches;
    final Map<EntryId, EntryHeader> received;
    final TreeMap<Long, Waiting> waiting;
    final List<Effect> effects;
    /** Business facts that this zone told to the partner. */
    final Set<EntryId> told;

    final Set<Digest> attachments;
    final List<byte[]> evidence;

    PairTables(Outgoing outgoing, Incoming incoming) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        sent = new ArrayList<>();
        sentLeaves = new ArrayList<>();
        sentAt = new HashMap<>();
        drafts = new TreeMap<>();
        used = new HashSet<>();
        replies = new HashMap<>();
        held = new ArrayList<>();
        heldLeaves = new ArrayList<>();
        batches = new ArrayList<>();
        received = new HashMap<>();
        waiting = new TreeMap<>();
        effects = new ArrayList<>();
        told = new HashSet<>();
        attachments = new HashSet<>();
        evidence = new ArrayList<>();
    }

    private PairTables(PairTables other) {
        outgoing = other.outgoing;
        incoming = other.incoming;
        sent = new ArrayList<>(other.sent);
        sentLeaves = new ArrayList<>(other.sentLeaves);
        sentAt = new HashMap<>(other.sentAt);
        drafts = new TreeMap<>(other.drafts);
        used = new HashSet<>(other.used);
        replies = new HashMap<>(other.replies);
        held = new ArrayList<>(other.held);
        heldLeaves = new ArrayList<>(other.heldLeaves);
        batches = new ArrayList<>(other.batches);
        received = new HashMap<>(other.received);
        waiting = new TreeMap<>(other.waiting);
        effects = new ArrayList<>(other.effects);
        told = new HashSet<>(other.told);
        attachments = new HashSet<>(other.attachments);
        evidence = new ArrayList<>(other.evidence);
    }

    PairTables copy() {
        return new PairTables(this);
    }

    /** An own entry or draft by its id; a draft gets a place that nobody looks at. */
    Optional<Entry> said(EntryId id) {
        Long place = sentAt.get(id);
        if (place != null) {
            return Optional.of(sent.get(place.intValue()));
        }
        return drafts.values().stream()
                .filter(draft -> draft.id().equals(id))
                .map(draft -> draft.at(
                        0, new tongban.kernel.merkle.TreeHash(outgoing.channel().suite())))
                .findFirst();
    }

    boolean hasEffect(EntryId id) {
        return effects.stream().anyMatch(effect -> effect.header().id().equals(id));
    }

    /** The next entries of a log from an index on, within the limits; at least one where there is one. */
    static List<Entry> cut(List<Entry> log, long from, int entriesMax, int bytesMax) {
        List<Entry> entries = new ArrayList<>();
        int bytes = 0;
        for (int i = (int) from; i < log.size() && entries.size() < entriesMax; i++) {
            bytes += log.get(i).body().map(body -> body.bytes().length).orElse(0);
            if (!entries.isEmpty() && bytes > bytesMax) {
                break;
            }
            entries.add(log.get(i));
        }
        return entries;
    }
}
