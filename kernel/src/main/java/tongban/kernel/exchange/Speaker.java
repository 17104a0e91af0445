package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * What to say next.
     *
     * @param sentTo entries up to here are under way in an own request and need not be said again; -1 for none
     */
    Draft compose(ExchangeTransaction transaction, Start start, List<PublicHead> heads, long sentTo, Instant now) {
        if (!(start instanceof Start.Open)) {
            return new Draft(transaction.outgoing(), 0, List.of(), Optional.empty());
        }
        Outgoing log = sequence(transaction, transaction.incoming(), heads, now);
        long first = log.acknowledged().size();
        List<Entry> entries = log.size() > sentTo ? cut(transaction, first, log.size()) : List.of();
        return new Draft(log, first, entries, Optional.of(head(transaction, log, first, entries)));
    }

    /** Gives every draft that fits its index, and renews the head when there is something new to say. */
    Outgoing sequence(ExchangeTransaction transaction, Incoming incoming, List<PublicHead> heads, Instant now) {
        Outgoing log = transaction.outgoing();
        List<tongban.kernel.channel.Draft> drafts =
                transaction.unsequenced(ChannelLimits.BATCH_ENTRIES_MAX, ChannelLimits.BATCH_BYTES_MAX);
        Optional<Sequencer.Sequenced> sequenced =
                new Sequencer(parties.seal()).compose(log, drafts, Optional.of(incoming.acknowledgement()), heads, now);
        if (sequenced.isEmpty()) {
            return log;
        }
        store(transaction, sequenced.get(), drafts);
        return sequenced.get().next();
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

    private static Checkpoint head(OutgoingLog log, Outgoing state, long first, List<Entry> entries) {
        long size = first + entries.size();
        Checkpoint head = state.head();
        if (size == state.size()) {
            return head;
        }
        Acknowledgement held = state.acknowledged();
        Digest root = size == held.size() ? held.root() : log.outgoingRoot(size);
        return new Checkpoint(head.channel(), size, root, head.time(), head.acknowledged(), head.publicHeads());
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
