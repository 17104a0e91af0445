package tongban.node.exchange.link;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.Export;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.Outage;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.exchange.Signers;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.node.exchange.store.StoredLog;

/** A log as files that the verifier reads: an export of all of it, the proof of one entry. */
public final class LogFiles {

    private final StoredLog log;
    private final Source source;

    /**
     * What surrounds a log in its files.
     *
     * @param certificates the seal's and the node keys' certificates of the zone that writes the log
     * @param others the other zone's certificates, for the head that acknowledges
     * @param own the state of the log, when this zone writes it; its heads are signed anew
     * @param head the newest head held, when a partner writes it
     * @param reverse the newest head of the reverse log, which acknowledges this one
     * @param evidence kept evidence
     */
    public record Source(
            List<SignedNote> certificates,
            List<SignedNote> others,
            Optional<Outgoing> own,
            Optional<SignedCheckpoint> head,
            Optional<SignedCheckpoint> reverse,
            List<byte[]> evidence) {}

    private final Signers signers;

    public LogFiles(StoredLog log, Source source, Signers signers) {
        this.log = log;
        this.source = source;
        this.signers = signers;
    }

    public void export(OutputStream out) throws IOException {
        Export.Writer writer = new Export.Writer(out, log.name());
        for (SignedNote certificate : source.certificates()) {
            writer.certificate(certificate);
        }
        for (SignedNote certificate : source.others()) {
            writer.certificate(certificate);
        }
        if (source.own().isPresent()) {
            ownEntries(writer, source.own().get());
        } else {
            long size = source.head().map(head -> head.checkpoint().size()).orElse(0L);
            for (long from = 0; from < size; ) {
                Batch batch = log.received(from).orElseThrow();
                writer.entries(batch);
                from = batch.end();
            }
        }
        if (source.reverse().isPresent()) {
            writer.acknowledged(source.reverse().get());
        }
        for (byte[] evidence : source.evidence()) {
            if (EvidenceText.decodeEvidence(evidence) instanceof Decoded.Well<Evidence> well) {
                writer.found(well.value());
            }
        }
        writer.end();
    }

    private void ownEntries(Export.Writer writer, Outgoing state) throws IOException {
        TreeHash hash = new TreeHash(log.name().suite());
        Frontier frontier = Frontier.empty();
        while (frontier.size() < state.size()) {
            List<Entry> entries = upToKeyChange(log.entries(
                    frontier.size(),
                    (int) Math.min(ChannelLimits.BATCH_ENTRIES_MAX, state.size() - frontier.size()),
                    ChannelLimits.BATCH_BYTES_MAX));
            List<Digest> leaves = entries.stream()
                    .map(entry -> hash.leaf(entry.headerBytes()))
                    .toList();
            long first = frontier.size();
            frontier = frontier.append(hash, leaves);
            writer.entries(Batch.of(first, entries, head(state, frontier.size(), frontier.root(hash))));
        }
    }

    private static List<Entry> upToKeyChange(List<Entry> entries) {
        List<Entry> part = new ArrayList<>();
        for (Entry entry : entries) {
            part.add(entry);
            if (entry.header() instanceof Decoded.Well<EntryHeader> header
                    && header.value().kind() == EntryKind.KEY_CHANGE) {
                break;
            }
        }
        return part;
    }

    private SignedCheckpoint head(Outgoing state, long size, Digest root) {
        Checkpoint newest = state.head();
        Checkpoint head = new Checkpoint(
                newest.channel(), size, root, newest.time(), newest.acknowledged(), newest.publicHeads());
        return signed(state, head, signers);
    }

    /** The head of an own log, signed by the key or keys that its size asks for. */
    public static SignedCheckpoint signed(Outgoing state, Checkpoint head, Signers signers) {
        List<Signer> due = new ArrayList<>();
        for (PublicKey key : state.keys().keysFor(head.size())) {
            due.add(signers.signer(key.id())
                    .orElseThrow(() -> new Outage("the node key " + key.id() + " is not at hand; unlock it")));
        }
        return head.sign(due);
    }

    public Optional<byte[]> proof(long index, boolean withBody) {
        Optional<SignedCheckpoint> head =
                source.own().map(state -> signed(state, state.head(), signers)).or(source::head);
        long size = head.map(signed -> signed.checkpoint().size()).orElse(0L);
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        Entry entry = log.entries(index, 1, Integer.MAX_VALUE).getFirst();
        Evidence.ProvenEntry proven = new Evidence.ProvenEntry(
                entry.headerBytes(),
                withBody ? entry.body() : Optional.empty(),
                InclusionProof.of(index, size, log.nodes(size)),
                head.orElseThrow());
        return Optional.of(EvidenceText.encode(new EvidenceText.Proof(proven, source.certificates())));
    }
}
