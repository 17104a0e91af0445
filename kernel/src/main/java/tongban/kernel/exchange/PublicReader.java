package tongban.kernel.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.KeySchedule;

/**
 * Reads another zone's public channel and holds what others say of it against the own copy, so that a zone cannot show
 * different logs to different readers.
 *
 * @param log the own copy, inside a transaction
 */
public record PublicReader(IncomingLog log) {

    /** What a head that somebody repeats is to the own copy. */
    public enum View {
        /** The own copy had this head. */
        AGREES,
        /** Larger than the own copy: read on, then compare again. */
        BEYOND,
        /** Another root at that size: ask who said so for the signed head, and {@link PublicReader#judge}. */
        DIFFERS
    }

    /** Takes a batch and appends what is new; a proven fork ends the copy and keeps the evidence. */
    public Examination take(Batch batch, Instant now) {
        Incoming held = log.incoming();
        Examination examination = new Examiner(held, log).examine(batch, now);
        if (examination instanceof Examination.Accepted accepted) {
            List<Entry> entries =
                    accepted.fresh().stream().map(Examination.Fresh::entry).toList();
            if (!entries.isEmpty()) {
                log.appendIncoming(held.size(), entries, accepted.leaves(), batch.checkpoint());
                erase(accepted.fresh());
            }
            log.save(accepted.next().committed());
        } else if (examination instanceof Examination.Forked forked) {
            keep(held, forked.evidence());
        }
        return examination;
    }

    /** Bodies that the zone has erased go away in the copies too. */
    private void erase(List<Examination.Fresh> fresh) {
        Map<Long, Decoded<EntryHeader>> headers =
                fresh.stream().collect(Collectors.toMap(Examination.Fresh::index, Examination.Fresh::header));
        Erasures erasures = new Erasures(log, headers);
        List<Long> erased = fresh.stream()
                .filter(one -> one.header() instanceof Decoded.Well<EntryHeader> well
                        && well.value().kind() == EntryKind.ERASURE)
                .flatMap(one -> erasures.named(one.index(), one.entry()).stream())
                .distinct()
                .toList();
        if (!erased.isEmpty()) {
            log.eraseIncoming(erased);
        }
    }

    private void keep(Incoming held, Evidence evidence) {
        log.keepEvidence(EvidenceText.encode(evidence));
        log.save(held.asForked());
    }

    /** Holds a head that somebody repeats against the own copy. */
    public View compare(PublicHead said) {
        Incoming held = log.incoming();
        if (said.size() > held.size()) {
            return View.BEYOND;
        }
        TreeHash hash = new TreeHash(held.channel().suite());
        Digest root = new TreeNodes(hash, log.incomingHashes()).root(said.size());
        return root.equals(said.root()) ? View.AGREES : View.DIFFERS;
    }

    /**
     * Judges a signed head that another reader holds.
     *
     * @param other the head
     * @param rootInTheirs where the head is larger than the own copy: the root that their copy has at our size
     * @param tie where the head is larger: the nodes from our size to it
     * @return evidence of a split view (分裂视图), kept as well; empty when the views agree or nothing is proven
     */
    public Optional<Evidence> judge(SignedCheckpoint other, Digest rootInTheirs, ConsistencyProof tie) {
        Incoming held = log.incoming();
        Examiner examiner = new Examiner(held, log);
        Optional<Evidence> found;
        if (other.checkpoint().size() <= held.size()) {
            Batch alone = Batch.of(other.checkpoint().size(), List.of(), other);
            found = examiner.examine(alone, other.checkpoint().time()) instanceof Examination.Forked forked
                    ? Optional.of(forked.evidence())
                    : Optional.empty();
        } else {
            found = examiner.judge(other, rootInTheirs, tie);
        }
        found.ifPresent(evidence -> keep(held, evidence));
        return found;
    }

    /** The root of the own copy at an earlier size and the tie from there to its head, for another reader to judge. */
    public ConsistencyProof tie(long earlier) {
        Incoming held = log.incoming();
        TreeHash hash = new TreeHash(held.channel().suite());
        return ConsistencyProof.of(earlier, held.size(), new TreeNodes(hash, log.incomingHashes()));
    }

    /** The root of the own copy at an earlier size. */
    public Digest root(long size) {
        Incoming held = log.incoming();
        return new TreeNodes(new TreeHash(held.channel().suite()), log.incomingHashes()).root(size);
    }

    /**
     * Checks a batch that was read from the middle of a log by a reader who holds nothing: frontier and entries must
     * lead to the signed root.
     *
     * @param keys the keys that the reader knows for this log
     */
    public static boolean holds(Batch batch, KeySchedule keys, Instant now) {
        Checkpoint head = batch.checkpoint().checkpoint();
        if (batch.start().isEmpty()
                || head.time().isAfter(now.plus(ChannelLimits.CLOCK_AHEAD_MAX))
                || !batch.checkpoint().signedByAll(keys.keysFor(head.size()))) {
            return false;
        }
        TreeHash hash = new TreeHash(head.channel().suite());
        List<Digest> leaves = batch.entries().stream()
                .map(entry -> hash.leaf(entry.headerBytes()))
                .toList();
        boolean root = batch.start().get().append(hash, leaves).root(hash).equals(head.root());
        return root && bodiesHold(batch, hash);
    }

    private static boolean bodiesHold(Batch batch, TreeHash hash) {
        for (int i = 0; i < batch.entries().size(); i++) {
            Entry entry = batch.entries().get(i);
            if (!(entry.header() instanceof Decoded.Well<EntryHeader> header)
                    || header.value().index() != batch.first() + i) {
                return false;
            }
            boolean same = entry.body()
                    .map(body -> hash.salted(body.salt(), body.bytes())
                            .equals(header.value().bodyDigest()))
                    .orElse(true);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
