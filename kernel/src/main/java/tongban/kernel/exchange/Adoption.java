package tongban.kernel.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;

/**
 * Own entries that come back from a partner after an older backup was restored, checked by the own signature under
 * them.
 *
 * @param first index of the first entry that was missing
 * @param next the log's state with them
 * @param entries the entries that were missing
 * @param leaves their leaf hashes
 */
record Adoption(long first, Outgoing next, List<Entry> entries, List<Digest> leaves) {

    /** Empty when the batch does not continue the log, or this zone did not sign it. */
    static Optional<Adoption> of(Outgoing log, Batch batch, PublicKey seal) {
        Checkpoint head = batch.checkpoint().checkpoint();
        if (!head.channel().equals(log.channel()) || batch.first() > log.size() || batch.end() <= log.size()) {
            return Optional.empty();
        }
        TreeHash hash = new TreeHash(log.channel().suite());
        List<Entry> entries = batch.entries()
                .subList((int) (log.size() - batch.first()), batch.entries().size());
        List<Digest> leaves =
                entries.stream().map(entry -> hash.leaf(entry.headerBytes())).toList();
        Frontier frontier = log.frontier().append(hash, leaves);
        Optional<KeySchedule> keys = keysAfter(log, entries, seal);
        // The signature covers the headers; a body that was damaged on the way back would otherwise stay in this log,
        // and every partner that has lost it too would refuse it for ever.
        boolean ours = frontier.root(hash).equals(head.root())
                && entries.stream().allMatch(entry -> entry.bodyIsItsHeaders(hash))
                && keys.isPresent()
                && batch.checkpoint().signedByAll(keys.get().keysFor(head.size()));
        if (!ours) {
            return Optional.empty();
        }
        Instant time = head.time().isAfter(log.head().time())
                ? head.time()
                : log.head().time();
        // What our head acknowledges is what this database holds, not what the lost one held.
        Checkpoint renewed = new Checkpoint(
                head.channel(),
                head.size(),
                head.root(),
                time,
                log.head().acknowledged(),
                log.head().publicHeads());
        return Optional.of(new Adoption(log.size(), log.next(frontier, renewed, keys.get()), entries, leaves));
    }

    private static Optional<KeySchedule> keysAfter(Outgoing log, List<Entry> entries, PublicKey seal) {
        KeySchedule keys = log.keys();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!(entry.header() instanceof Decoded.Well<EntryHeader> header)) {
                return Optional.empty();
            }
            if (header.value().kind() == EntryKind.KEY_CHANGE) {
                Optional<PublicKey> key = entry.body().flatMap(body -> certified(body.bytes(), seal));
                if (key.isEmpty()
                        || !(keys.changed(log.size() + i + 1, key.get()) instanceof Reading.Well<KeySchedule> next)) {
                    return Optional.empty();
                }
                keys = next.value();
            }
        }
        return Optional.of(keys);
    }

    private static Optional<PublicKey> certified(byte[] note, PublicKey seal) {
        return KeyCertificate.read(note, seal) instanceof Reading.Well<KeyCertificate> well
                ? Optional.of(well.value().key())
                : Optional.empty();
    }

    /** Stores the entries and the state; drafts that came back as entries go away. */
    void store(OutgoingLog log) {
        List<EntryId> ids =
                entries.stream().map(entry -> entry.header().orThrow().id()).toList();
        log.appendOutgoing(first, entries, leaves, ids);
        // What was erased before the restore came back with the backup, and goes once more.
        List<Long> erased = entries.stream().flatMap(Adoption::erased).toList();
        if (!erased.isEmpty()) {
            log.eraseOutgoing(erased);
        }
        log.save(next);
    }

    private static Stream<Long> erased(Entry entry) {
        return entry.header().orThrow().kind() == EntryKind.ERASURE
                ? entry.body().flatMap(body -> ErasureBody.decode(body.bytes())).stream()
                        .flatMap(body -> body.indexes().stream())
                : Stream.empty();
    }
}
