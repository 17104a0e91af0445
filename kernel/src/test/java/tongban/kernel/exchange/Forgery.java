package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Signer;

/** What zone A of a pair could say to B with its real keys, whether it may or not; A's tables stay as they are. */
record Forgery(Pair pair) {

    TreeHash hash() {
        return new TreeHash(log().channel().suite());
    }

    Outgoing log() {
        return pair.a.store.state.outgoing;
    }

    /** Later than all that A has said. */
    Instant later() {
        return log().timeAfter(pair.now);
    }

    Entry entry(long index, String text) {
        return pair.tell(text, null).at(index, hash());
    }

    Draft control(EntryKind kind, Topic topic, byte[] body) {
        return new Draft(
                kind,
                EntryId.random(pair.random),
                pair.now,
                Optional.empty(),
                topic,
                Optional.empty(),
                Optional.empty(),
                new Body(new byte[16], body),
                List.of());
    }

    /** The head that A's log would have after these entries. */
    Checkpoint after(List<Entry> entries) {
        return head(
                log().size() + entries.size(),
                log().frontier().append(hash(), leaves(entries)).root(hash()));
    }

    Checkpoint head(long size, Digest root) {
        return new Checkpoint(log().channel(), size, root, later(), log().head().acknowledged(), List.of());
    }

    static Checkpoint at(Checkpoint head, Instant time) {
        return new Checkpoint(head.channel(), head.size(), head.root(), time, head.acknowledged(), head.publicHeads());
    }

    static Checkpoint acknowledging(Checkpoint head, long size, Digest root) {
        return new Checkpoint(
                head.channel(),
                head.size(),
                head.root(),
                head.time(),
                Optional.of(new Acknowledgement(size, root)),
                head.publicHeads());
    }

    List<Digest> leaves(List<Entry> entries) {
        return entries.stream().map(entry -> hash().leaf(entry.headerBytes())).toList();
    }

    /** These entries as the next ones, under a head that fits. */
    Envelope next(Entry... entries) {
        return next(List.of(entries), after(List.of(entries)));
    }

    Envelope next(List<Entry> entries, Checkpoint head) {
        return said(log().size(), entries, head, pair.a.node);
    }

    Envelope said(long first, List<Entry> entries, Checkpoint head, PrivateKey... keys) {
        List<Signer> signers = new ArrayList<>(List.of(keys));
        return envelope(Batch.of(first, entries, head.sign(signers)));
    }

    Envelope envelope(Batch batch) {
        return new Envelope.Builder(pair.a.code, pair.b.code).batch(batch).build(log().session());
    }
}
