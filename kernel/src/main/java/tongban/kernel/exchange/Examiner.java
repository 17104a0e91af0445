package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.Examination.Fresh;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;

/**
 * Examines a batch against what is held of a log: name, clock, key, signature, then root, prefix, places and bodies.
 * One signature is verified for a batch, two where it ends with a key change.
 */
public final class Examiner {

    private final Incoming held;
    private final IncomingLog log;
    private final HashSource hashes;
    private final TreeHash hash;

    /**
     * @param held the state that is held
     * @param log the log that it is the state of
     */
    public Examiner(Incoming held, IncomingLog log) {
        this.held = held;
        this.log = log;
        this.hashes = log.incomingHashes();
        this.hash = new TreeHash(held.channel().suite());
    }

    public Examination examine(Batch batch, Instant now) {
        Checkpoint head = batch.checkpoint().checkpoint();
        if (held.forked()) {
            return refuse(Reason.FORKED, "a fork of this channel was proven; it has ended");
        }
        if (!head.channel().equals(held.channel())) {
            return refuse(Reason.WRONG_CHANNEL, "expected " + held.channel() + ", not " + head.channel());
        }
        if (head.time().isAfter(now.plus(ChannelLimits.CLOCK_AHEAD_MAX))) {
            return refuse(Reason.CLOCK_AHEAD, "the checkpoint's time is more than 60 s ahead; set the clock");
        }
        Keys keys = keys(batch);
        if (keys.schedule().isEmpty()) {
            return refuse(
                    Reason.KEY_CHANGE_INVALID,
                    "a key change must end its batch and carry a certificate of the"
                            + " zone's seal key for a new node key of the same suite");
        }
        List<PublicKey> due = keys.schedule().get().keysFor(head.size());
        if (!batch.checkpoint().signedByAll(due)) {
            return unsigned(batch.checkpoint());
        }
        if (head.size() > held.size()
                && due.stream().anyMatch(key -> held.revoked().contains(key.id()))) {
            return refuse(Reason.KEY_REVOKED, "the key was revoked; only what was held before stays valid");
        }
        return head.size() <= held.size() ? prefix(batch) : continuation(batch, keys);
    }

    /** The schedule that the batch would lead to, and the certificate that changes it. */
    private record Keys(Optional<KeySchedule> schedule, Optional<SignedNote> certificate) {}

    private Keys keys(Batch batch) {
        int skip = (int) Math.max(0, Math.min(batch.entries().size(), held.size() - batch.first()));
        List<Entry> fresh = batch.entries().subList(skip, batch.entries().size());
        for (int i = 0; i < fresh.size(); i++) {
            if (isKeyChange(fresh.get(i))) {
                return i == fresh.size() - 1
                        ? changed(fresh.get(i), batch.end())
                        : new Keys(Optional.empty(), Optional.empty());
            }
        }
        return new Keys(Optional.of(held.keys()), Optional.empty());
    }

    private static boolean isKeyChange(Entry entry) {
        return entry.headerBytes().length > 1
                && entry.headerBytes()[1] == (byte) 6
                && entry.header() instanceof Decoded.Well<EntryHeader> header
                && header.value().kind() == EntryKind.KEY_CHANGE;
    }

    private Keys changed(Entry entry, long size) {
        Keys invalid = new Keys(Optional.empty(), Optional.empty());
        if (entry.body().isEmpty()
                || !(SignedNote.decode(entry.body().get().bytes()) instanceof Reading.Well<SignedNote> note)
                || !(KeyCertificate.read(note.value(), held.identity().seal())
                        instanceof Reading.Well<KeyCertificate> certificate)
                || certificate.value().kind() != KeyKind.NODE
                || !certificate.value().zone().equals(held.channel().from().value())) {
            return invalid;
        }
        return held.keys().changed(size, certificate.value().key()) instanceof Reading.Well<KeySchedule> schedule
                ? new Keys(Optional.of(schedule.value()), Optional.of(note.value()))
                : invalid;
    }

    /** A head that is not larger than what is held: it must be a head that our copy of the log had. */
    private Examination prefix(Batch batch) {
        Checkpoint head = batch.checkpoint().checkpoint();
        Digest root = log.incomingRoot(head.size());
        if (!root.equals(head.root())) {
            if (held.head().isEmpty()) {
                return refuse(Reason.ROOT_MISMATCH, "a log without entries has the root of the empty tree");
            }
            return new Examination.Forked(fork(batch.checkpoint(), root));
        }
        if (!prefixIsHeld(batch)) {
            return refuse(Reason.CORRUPT, "an entry differs from the one that is held at its place");
        }
        return head.time().isBefore(held.lastTime())
                ? new Examination.Stale()
                : new Examination.Accepted(held.seen(head.time()), List.of(), List.of());
    }

    private Evidence fork(SignedCheckpoint other, Digest rootInOurs) {
        SignedCheckpoint ours = held.head().orElseThrow();
        long from = other.checkpoint().size();
        ConsistencyProof tie = ConsistencyProof.of(from, held.size(), new TreeNodes(hash, hashes));
        return new Evidence.Fork(other, ours, rootInOurs, tie, held.identity().certificates());
    }

    private boolean prefixIsHeld(Batch batch) {
        for (int i = 0; i < batch.entries().size() && batch.first() + i < held.size(); i++) {
            Digest leaf = hash.leaf(batch.entries().get(i).headerBytes());
            if (!leaf.equals(hashes.leaf(batch.first() + i))) {
                return false;
            }
        }
        return true;
    }

    private Examination continuation(Batch batch, Keys keys) {
        Checkpoint head = batch.checkpoint().checkpoint();
        if (batch.first() > held.size()) {
            return refuse(Reason.GAP, "held up to " + held.size() + ", the batch begins at " + batch.first());
        }
        if (head.time().isBefore(held.lastTime())) {
            return refuse(Reason.TIME_FELL, "the head is larger but older than the last one");
        }
        int skip = (int) (held.size() - batch.first());
        List<Fresh> fresh = new ArrayList<>(batch.entries().size() - skip);
        List<Digest> leaves = new ArrayList<>(batch.entries().size() - skip);
        for (int i = skip; i < batch.entries().size(); i++) {
            Entry entry = batch.entries().get(i);
            leaves.add(hash.leaf(entry.headerBytes()));
            fresh.add(new Fresh(batch.first() + i, entry, entry.header()));
        }
        Frontier frontier = held.frontier().append(hash, leaves);
        if (!frontier.root(hash).equals(head.root())) {
            return refuse(Reason.ROOT_MISMATCH, "the entries from " + held.size() + " do not lead to the signed root");
        }
        if (!prefixIsHeld(batch)) {
            return refuse(Reason.CORRUPT, "an entry differs from the one that is held at its place");
        }
        return places(fresh, leaves, batch.checkpoint()).or(() -> bodies(fresh)).orElseGet(() -> {
            Incoming.Identity identity = keys.certificate()
                    .map(certificate -> held.identity().and(certificate))
                    .orElse(held.identity());
            Incoming next =
                    held.grown(frontier, batch.checkpoint(), keys.schedule().orElseThrow(), identity);
            return new Examination.Accepted(next, fresh, leaves);
        });
    }

    private Optional<Examination> places(List<Fresh> fresh, List<Digest> leaves, SignedCheckpoint head) {
        for (Fresh entry : fresh) {
            if (entry.header() instanceof Decoded.Well<EntryHeader> header
                    && header.value().index() != entry.index()) {
                TreeNodes nodes = new TreeNodes(hash, new Extended(held.size(), hashes, leaves));
                InclusionProof place =
                        InclusionProof.of(entry.index(), head.checkpoint().size(), nodes);
                Evidence evidence = new Evidence.SkippedIndex(
                        head,
                        entry.entry().headerBytes(),
                        place,
                        held.identity().certificates());
                return Optional.of(new Examination.Refused(
                        BatchRefusal.of(
                                Reason.WRONG_INDEX,
                                "entry " + entry.index() + " calls itself "
                                        + header.value().index()),
                        Optional.of(evidence)));
            }
        }
        return Optional.empty();
    }

    /** A body that is not its header's is damage on the way, since the header is under the signed root. */
    private Optional<Examination> bodies(List<Fresh> fresh) {
        for (Fresh entry : fresh) {
            if (!entry.entry().bodyIsItsHeaders(hash)) {
                return Optional.of(
                        refuse(Reason.CORRUPT, "the body of entry " + entry.index() + " is not its header's"));
            }
        }
        return Optional.empty();
    }

    /** Not signed by the keys in force: evidence of a wrong key, with the key change that decides where one does. */
    private Examination unsigned(SignedCheckpoint head) {
        BatchRefusal refusal = BatchRefusal.of(
                Reason.SIGNATURE_INVALID,
                "size " + head.checkpoint().size() + " must be signed by "
                        + held.keys().keysFor(head.checkpoint().size()).stream()
                                .map(key -> key.id().hex())
                                .toList());
        Evidence evidence =
                new Evidence.WrongKey(head, lastChange(), held.identity().certificates());
        return new Examination.Refused(refusal, Optional.of(evidence));
    }

    /** The newest key change that is held, with its place under the newest head. */
    private Optional<Evidence.ProvenEntry> lastChange() {
        long size = held.keys().spans().getLast().fromSize();
        if (size == 0) {
            return Optional.empty();
        }
        Entry entry = log.incomingAt(List.of(size - 1)).getFirst();
        InclusionProof place = InclusionProof.of(size - 1, held.size(), new TreeNodes(hash, hashes));
        return Optional.of(new Evidence.ProvenEntry(
                entry.headerBytes(), entry.body(), place, held.head().orElseThrow()));
    }

    private static Examination refuse(Reason reason, String sentence) {
        return new Examination.Refused(BatchRefusal.of(reason, sentence), Optional.empty());
    }

    /** The log held and, after it, entries that are not stored yet. */
    private record Extended(long size, HashSource log, List<Digest> more) implements HashSource {
        @Override
        public Digest leaf(long index) {
            return index < size ? log.leaf(index) : more.get((int) (index - size));
        }

        @Override
        public Optional<tongban.kernel.merkle.Tile> tile(int level, long index) {
            return log.tile(level, index);
        }
    }

    /**
     * Judges the tie that a partner gave after its head did not follow from the entries held.
     *
     * @param head the head that it is a tie to
     * @param rootInTheirs the root that the partner says its log has at the size held
     * @param tie the nodes
     * @return evidence of a fork; empty when the tie proves nothing, or shows that all is well
     */
    public Optional<Evidence> judge(SignedCheckpoint head, Digest rootInTheirs, ConsistencyProof tie) {
        Optional<SignedCheckpoint> ours = held.head();
        boolean fits = ours.isPresent()
                && tie.earlier() == held.size()
                && tie.later() == head.checkpoint().size()
                && head.checkpoint().channel().equals(held.channel())
                && head.signedByAll(held.keys().keysFor(head.checkpoint().size()));
        if (!fits
                || rootInTheirs.equals(held.root())
                || !tie.proves(hash, rootInTheirs, head.checkpoint().root())) {
            return Optional.empty();
        }
        return Optional.of(new Evidence.Fork(
                ours.get(), head, rootInTheirs, tie, held.identity().certificates()));
    }
}
