package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;

/**
 * Gives drafts their place in the log. Headers are composed here once; their bytes are stored and sent as they are.
 *
 * @param seal the zone's own seal key, which signs the certificates in its key changes
 */
public record Sequencer(PublicKey seal) {

    /**
     * What one sequencing transaction commits, before anything of it is signed.
     *
     * @param next the log's state afterwards
     * @param first index of the first new entry
     * @param entries the new entries
     * @param leaves their leaf hashes
     * @param erased indexes whose bodies an erasure among the entries takes away
     */
    public record Sequenced(Outgoing next, long first, List<Entry> entries, List<Digest> leaves, List<Long> erased) {}

    /**
     * Composes the next state.
     *
     * @param log the state to build on
     * @param drafts in their order; none when only the acknowledgement changes
     * @param acknowledgement what this zone has disposed of in the reverse channel; empty for a public channel
     * @param heads newest public heads seen
     * @return empty when there is neither an entry nor a new acknowledgement: then the head stays as it is
     */
    public Optional<Sequenced> compose(
            Outgoing log,
            List<Draft> drafts,
            Optional<Acknowledgement> acknowledgement,
            List<PublicHead> heads,
            Instant now) {
        if (drafts.isEmpty() && acknowledgement.equals(log.head().acknowledged())) {
            return Optional.empty();
        }
        TreeHash hash = new TreeHash(log.channel().suite());
        List<Entry> entries = new ArrayList<>(drafts.size());
        List<Digest> leaves = new ArrayList<>(drafts.size());
        List<Long> erased = new ArrayList<>();
        KeySchedule keys = log.keys();
        for (Draft draft : drafts) {
            long index = log.size() + entries.size();
            Entry entry = draft.at(index, hash);
            entries.add(entry);
            leaves.add(hash.leaf(entry.headerBytes()));
            if (draft.kind() == EntryKind.KEY_CHANGE) {
                keys = keys.changed(index + 1, newKey(draft)).orThrow();
            } else if (draft.kind() == EntryKind.ERASURE) {
                erased.addAll(
                        tongban.kernel.channel.ErasureBody.decode(draft.body().bytes())
                                .orElseThrow()
                                .indexes());
            }
        }
        Frontier frontier = log.frontier().append(hash, leaves);
        Digest root = drafts.isEmpty() ? log.head().root() : frontier.root(hash);
        Checkpoint head =
                new Checkpoint(log.channel(), frontier.size(), root, log.timeAfter(now), acknowledgement, heads);
        return Optional.of(new Sequenced(log.next(frontier, head, keys), log.size(), entries, leaves, erased));
    }

    private PublicKey newKey(Draft draft) {
        return KeyCertificate.read(draft.body().bytes(), seal).orThrow().key();
    }
}
