package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.exchange.Exchange.Parties;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Signer;

/** What this zone says: sequences its drafts, cuts a batch after what the partner has, and signs its head. */
final class Speaker {

    private final Parties parties;
    private final Signers signers;
    /** The last head said that ended before the log's end. */
    private Optional<Checkpoint> part = Optional.empty();

    Speaker(Parties parties, Signers signers) {
        this.parties = parties;
        this.signers = signers;
    }

    /** Committed, not signed yet. */
    record Draft(Outgoing log, long first, List<Entry> entries, Optional<Checkpoint> head) {
        long end() {
            return first + entries.size();
        }
    }

    /**
     * What can be sent now.
     *
     * @param log the committed state
     * @param acknowledged how much of the partner's log the batch's head acknowledges; -1 while silent
     * @param batch entries and signed head; empty while this zone is silent
     */
    record Spoken(Outgoing log, long acknowledged, Optional<Batch> batch) {

        long session() {
            return log.session();
        }

        long size() {
            return log.size();
        }

        boolean hasEntries() {
            return batch.filter(value -> !value.entries().isEmpty()).isPresent();
        }

        long end() {
            return batch.map(Batch::end).orElse(0L);
        }
    }

    /**
     * When something is said.
     *
     * @param sentTo entries up to here are under way in an own request and need not be said again; -1 for none
     * @param alone whether a head is said even without entries, with the newest acknowledgement
     */
    record Occasion(long sentTo, boolean alone, Instant now) {}

    /** What to say next. */
    Draft compose(ExchangeTransaction transaction, Start start, Occasion occasion, Supplier<List<PublicHead>> heads) {
        if (!(start instanceof Start.Open)) {
            return new Draft(transaction.outgoing(), 0, List.of(), Optional.empty());
        }
        Outgoing log = sequence(transaction, heads, occasion);
        long first = log.acknowledged().size();
        List<Entry> entries = log.size() > occasion.sentTo() ? cut(transaction, first, log.size()) : List.of();
        return new Draft(log, first, entries, Optional.of(head(transaction, log, first, entries)));
    }

    /** Gives every draft that fits its index, and renews the head when there is something new to say. */
    private Outgoing sequence(ExchangeTransaction transaction, Supplier<List<PublicHead>> heads, Occasion occasion) {
        Outgoing log = transaction.outgoing();
        List<tongban.kernel.channel.Draft> drafts =
                transaction.unsequenced(ChannelLimits.BATCH_ENTRIES_MAX, ChannelLimits.BATCH_BYTES_MAX);
        boolean pending =
                log.size() > Math.max(occasion.sentTo(), log.acknowledged().size());
        if (drafts.isEmpty() && !pending && !occasion.alone()) {
            // An acknowledgement that need not travel alone waits for entries; until then its head costs no commit.
            return log;
        }
        Optional<Acknowledgement> acknowledgement =
                Optional.of(transaction.incoming().acknowledgement());
        Optional<Sequencer.Sequenced> sequenced =
                new Sequencer(parties.seal()).compose(log, drafts, acknowledgement, heads.get(), occasion.now());
        if (sequenced.isEmpty()) {
            return pending && hasPartOf(log) ? later(transaction, log, occasion.now()) : log;
        }
        store(transaction, sequenced.get(), drafts);
        return sequenced.get().next();
    }

    /** Whether the partner has a batch that ended before this log's end, under the time of its head. */
    private boolean hasPartOf(Outgoing log) {
        return part.filter(said -> said.size() <= log.acknowledged().size())
                .filter(said -> said.time().equals(log.head().time()))
                .isPresent();
    }

    /** The same head with a later time. Only then: whose clock is ahead is heard at last by not renewing its heads. */
    private static Outgoing later(OutgoingLog log, Outgoing state, Instant now) {
        Checkpoint head = state.head();
        Checkpoint renewed = new Checkpoint(
                head.channel(),
                head.size(),
                head.root(),
                state.timeAfter(now),
                head.acknowledged(),
                head.publicHeads());
        Outgoing next = state.next(state.frontier(), renewed, state.keys());
        log.save(next);
        return next;
    }

    static void store(OutgoingLog log, Sequencer.Sequenced sequenced, List<tongban.kernel.channel.Draft> drafts) {
        List<EntryId> ids =
                drafts.stream().map(tongban.kernel.channel.Draft::id).toList();
        if (!ids.isEmpty()) {
            log.appendOutgoing(sequenced.first(), sequenced.entries(), sequenced.leaves(), ids);
        }
        if (!sequenced.erased().isEmpty()) {
            log.eraseOutgoing(sequenced.erased());
        }
        log.save(sequenced.next());
    }

    /** The next entries for the partner; a key change ends a batch, since its checkpoint has both signatures. */
    static List<Entry> cut(OutgoingLog log, long first, long size) {
        if (first >= size) {
            return List.of();
        }
        List<Entry> stored = log.outgoingEntries(first, ChannelLimits.BATCH_ENTRIES_MAX, ChannelLimits.BATCH_BYTES_MAX);
        List<Entry> entries = new ArrayList<>(stored.size());
        for (Entry entry : stored) {
            entries.add(entry);
            if (entry.headerBytes()[1] == 6
                    && entry.header() instanceof Decoded.Well<EntryHeader> header
                    && header.value().kind() == EntryKind.KEY_CHANGE) {
                break;
            }
        }
        return entries;
    }

    private Checkpoint head(OutgoingLog log, Outgoing state, long first, List<Entry> entries) {
        long size = first + entries.size();
        Checkpoint head = state.head();
        if (size == state.size()) {
            return head;
        }
        Acknowledgement held = state.acknowledged();
        Digest root = size == held.size() ? held.root() : log.outgoingRoot(size);
        Checkpoint said =
                new Checkpoint(head.channel(), size, root, head.time(), head.acknowledged(), head.publicHeads());
        part = entries.isEmpty() ? part : Optional.of(said);
        return said;
    }

    Spoken sign(Draft draft) {
        if (draft.head().isEmpty()) {
            return new Spoken(draft.log(), -1, Optional.empty());
        }
        Checkpoint head = draft.head().get();
        List<Signer> due = new ArrayList<>();
        for (PublicKey key : draft.log().keys().keysFor(head.size())) {
            due.add(signers.signer(key.id())
                    .orElseThrow(() -> new Outage("the node key " + key.id() + " is not at hand; unlock it")));
        }
        Batch batch = Batch.of(draft.first(), draft.entries(), head.sign(due));
        long acknowledged = head.acknowledged().map(ack -> ack.size()).orElse(0L);
        return new Spoken(draft.log(), acknowledged, Optional.of(batch));
    }

    /** Fills an envelope: what this zone asks while it starts, and what it says once it is open. */
    void say(Envelope.Builder builder, Start start, Spoken spoken, boolean wantsTie) {
        switch (start) {
            case Start.Silent silent -> builder.hello(silent.session());
            case Start.Recovering recovering ->
                builder.hello(recovering.session())
                        .fetch(new Envelope.Fetch(
                                recovering.target().checkpoint().channel(), spoken.size()));
            case Start.Open open -> {
                spoken.batch().ifPresent(builder::batch);
                if (wantsTie) {
                    builder.prove(spoken.acknowledged());
                }
            }
            case Start.Broken broken -> {}
        }
    }

    /** Who asks without pause has the next entries waiting: they get their place in the transaction of the answer. */
    Optional<Draft> prepare(
            ExchangeTransaction transaction, Intake.Result taken, Occasion occasion, Supplier<List<PublicHead>> heads) {
        Draft draft = compose(transaction, taken.start(), occasion, heads);
        return draft.entries().isEmpty() ? Optional.empty() : Optional.of(draft);
    }

    /** Answers what the partner asked: what we hold of it, its own entries, the tie between two of our heads. */
    void reply(ExchangeTransaction transaction, Envelope asked, Envelope.Builder builder, Draft draft) {
        Incoming incoming = transaction.incoming();
        if (asked.hello().isPresent()) {
            builder.held(new Envelope.Held(incoming.session(), incoming.head()));
        }
        asked.fetch()
                .filter(fetch -> fetch.channel().equals(incoming.channel()) && fetch.from() < incoming.size())
                .ifPresent(fetch -> builder.returned(transaction.incomingBatch(fetch.from())));
        if (asked.prove().isPresent() && draft.head().isPresent()) {
            long from = asked.prove().getAsLong();
            if (from > 0 && from <= draft.end()) {
                TreeHash hash = new TreeHash(draft.log().channel().suite());
                TreeNodes nodes = new TreeNodes(hash, transaction.outgoingHashes());
                builder.proof(new Envelope.Tie(nodes.root(from), ConsistencyProof.of(from, draft.end(), nodes)));
            }
        }
    }
}
