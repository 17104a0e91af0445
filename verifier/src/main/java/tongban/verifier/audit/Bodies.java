package tongban.verifier.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.merkle.TreeHash;
import tongban.verifier.audit.Breach.Kind;

/** Bodies and erasures of a log: each body is its header's, and one that is missing was erased by a later entry. */
final class Bodies {

    /** Erasures that are listed; the rest is only counted. */
    private static final int LISTED = 1000;

    /** Runs of missing bodies that are remembered, about 16 MiB. */
    private static final int RUNS = 200_000;

    private final TreeHash hash;
    private final List<Breach> breaches;
    private final IndexRanges missing = new IndexRanges();
    private final IndexRanges controls = new IndexRanges();
    private final List<Erasure> erasures = new ArrayList<>();
    private long erasureEntries;
    private long erased;
    private long kept;
    private long firstKept = -1;

    /**
     * An erasure entry.
     *
     * @param entry its index
     * @param bodies how many bodies it names
     * @param first the first of them
     */
    record Erasure(long entry, int bodies, long first, String ground, String article) {}

    Bodies(TreeHash hash, List<Breach> breaches) {
        this.hash = hash;
        this.breaches = breaches;
    }

    void check(Entry entry, EntryHeader header, long index, long headerAt, long bodyAt) {
        if (header.kind().isControl()) {
            controls.add(index);
        }
        if (entry.body().isEmpty()) {
            missing.add(index);
            if (missing.runs() > RUNS) {
                throw new TooMuch();
            }
            return;
        }
        Body body = entry.body().get();
        boolean same = body.bytes().length == header.bodyLength()
                && hash.salted(body.salt(), body.bytes()).equals(header.bodyDigest());
        if (!same) {
            breaches.add(Breach.at(Kind.BODY, index, bodyAt));
        } else if (header.kind() == EntryKind.ERASURE) {
            erase(body.bytes(), index, headerAt);
        } else if (header.topic().equals(RefusalBody.TOPIC)
                && header.kind().isReply()
                && RefusalBody.decode(body.bytes()).isEmpty()) {
            breaches.add(Breach.at(Kind.REFUSAL, index, bodyAt));
        }
    }

    private void erase(byte[] bytes, long index, long offset) {
        Optional<ErasureBody> read = ErasureBody.decode(bytes);
        if (read.isEmpty()) {
            breaches.add(Breach.at(Kind.ERASURE, index, offset, "?", "it cannot be read"));
            return;
        }
        ErasureBody erasure = read.get();
        erasureEntries++;
        if (erasures.size() < LISTED) {
            erasures.add(new Erasure(
                    index,
                    erasure.indexes().size(),
                    erasure.indexes().getFirst(),
                    erasure.ground(),
                    erasure.article()));
        }
        for (long named : erasure.indexes()) {
            if (named >= index || controls.contains(named)) {
                String why = named >= index
                        ? "it names an entry that comes later"
                        : "it names an entry of the channel itself";
                breaches.add(Breach.at(Kind.ERASURE, index, offset, named, why));
            } else if (missing.remove(named)) {
                erased++;
            } else {
                kept++;
                firstKept = firstKept < 0 ? named : firstKept;
            }
        }
    }

    IndexRanges missing() {
        return missing;
    }

    List<Erasure> erasures() {
        return erasures;
    }

    long erasureEntries() {
        return erasureEntries;
    }

    /** Bodies that are missing and rightly so. */
    long erased() {
        return erased;
    }

    /** Bodies that stand in the file though an erasure names them, or that two erasures name. */
    long kept() {
        return kept;
    }

    long firstKept() {
        return firstKept;
    }

    /** The file would need more memory than an audit takes. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("more than " + RUNS + " separate runs of missing bodies", null, false, false);
        }
    }
}
