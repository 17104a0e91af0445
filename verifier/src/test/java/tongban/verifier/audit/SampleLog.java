package tongban.verifier.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.Export;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;

/** A log that a test writes: entries are gathered, then sealed as a batch under a signed head. */
final class SampleLog {

    final SampleZone zone;
    final ChannelName channel;
    final TreeHash hash;
    final List<Batch> batches = new ArrayList<>();
    final List<Digest> leaves = new ArrayList<>();
    final List<SignedNote> certificates = new ArrayList<>();
    private final Random random;
    private final List<Entry> open = new ArrayList<>();
    private final Set<Long> erased = new TreeSet<>();
    private List<Signer> signers = new ArrayList<>();
    private Frontier frontier = Frontier.empty();
    Instant now = Instant.parse("2026-03-02T01:00:00.000Z");

    SampleLog(SampleZone zone, ChannelName channel, PrivateKey node, long seed) {
        this.zone = zone;
        this.channel = channel;
        this.hash = new TreeHash(channel.suite());
        this.random = new Random(seed);
        this.signers.add(node);
        this.certificates.add(zone.certify(node));
    }

    long size() {
        return frontier.size() + open.size();
    }

    Digest root() {
        return frontier.root(hash);
    }

    SignedCheckpoint head() {
        return batches.getLast().checkpoint();
    }

    PublicHead publicHead() {
        return new PublicHead(channel, frontier.size(), root());
    }

    Acknowledgement state() {
        return new Acknowledgement(frontier.size(), root());
    }

    Body body(byte[] bytes) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        return new Body(salt, bytes);
    }

    EntryId id() {
        return EntryId.random(random);
    }

    EntryId add(Draft draft) {
        open.add(draft.at(size(), hash));
        return draft.id();
    }

    EntryId message(String topic, String text) {
        return add(Draft.message(
                id(), now, Optional.empty(), new Topic(topic, 1), body(text.getBytes(StandardCharsets.UTF_8))));
    }

    EntryId question(String topic, String text) {
        return add(Draft.message(
                        id(), now, Optional.empty(), new Topic(topic, 1), body(text.getBytes(StandardCharsets.UTF_8)))
                .asking(now.plusSeconds(60)));
    }

    void reply(EntryKind kind, EntryId to, Topic topic, byte[] text) {
        add(new Draft(
                kind,
                EntryId.derived(channel.suite(), to, 0),
                now,
                Optional.empty(),
                topic,
                Optional.of(to),
                Optional.empty(),
                body(text),
                List.of()));
    }

    private void control(EntryKind kind, Topic topic, byte[] bytes) {
        add(new Draft(
                kind, id(), now, Optional.empty(), topic, Optional.empty(), Optional.empty(), body(bytes), List.of()));
    }

    /** An erasure entry; the bodies are gone from later exports. */
    void erase(List<Long> indexes, String ground, String article) {
        erased.addAll(indexes);
        eraseInWordsOnly(indexes, ground, article);
    }

    /** An erasure entry alone. */
    void eraseInWordsOnly(List<Long> indexes, String ground, String article) {
        control(EntryKind.ERASURE, ErasureBody.TOPIC, new ErasureBody(indexes, ground, article).encode());
    }

    /** Takes a body away without any erasure entry. */
    void lose(long index) {
        erased.add(index);
    }

    /** A key change; the next batch is signed by both keys, later ones by the new key. */
    void change(PrivateKey next) {
        change(zone.certify(next), next);
    }

    void change(SignedNote certificate, PrivateKey next) {
        control(EntryKind.KEY_CHANGE, new Topic("channel.key-change", 1), certificate.encode());
        signers.add(next);
    }

    /** Puts bytes into the log as they are, as a partner with other software might. */
    void raw(Entry entry) {
        open.add(entry);
    }

    /** Makes these keys sign from here on, whatever the log says. */
    void sign(List<Signer> keys) {
        signers = new ArrayList<>(keys);
    }

    /** Ends a batch with a signed head. */
    SampleLog seal(Optional<Acknowledgement> acknowledged, PublicHead... heads) {
        return seal(acknowledged, List.of(heads), List.of());
    }

    SampleLog seal(Optional<Acknowledgement> acknowledged, List<PublicHead> heads, List<Signer> keys) {
        long first = frontier.size();
        List<Digest> added =
                open.stream().map(entry -> hash.leaf(entry.headerBytes())).toList();
        frontier = frontier.append(hash, added);
        leaves.addAll(added);
        Checkpoint head = new Checkpoint(channel, frontier.size(), root(), now, acknowledged, heads);
        batches.add(Batch.of(first, open, head.sign(keys.isEmpty() ? signers : keys)));
        open.clear();
        if (signers.size() == 2) {
            signers.removeFirst();
        }
        now = now.plusSeconds(60);
        return this;
    }

    /** The batches as an export shows them, without the erased bodies. */
    List<Batch> shown() {
        List<Batch> shown = new ArrayList<>();
        for (Batch batch : batches) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < batch.entries().size(); i++) {
                Entry entry = batch.entries().get(i);
                entries.add(erased.contains(batch.first() + i) ? entry.erased() : entry);
            }
            shown.add(Batch.of(batch.first(), entries, batch.checkpoint()));
        }
        return shown;
    }

    /** An export with what a test adds. */
    final class Writing {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Export.Writer writer;

        Writing() {
            try {
                writer = new Export.Writer(out, channel);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        Writing certificates(SignedNote... notes) {
            return each(List.of(notes), writer::certificate);
        }

        Writing own() {
            return certificates(zone.sealCertificate).each(certificates, writer::certificate);
        }

        Writing entries() {
            return each(shown(), writer::entries);
        }

        Writing acknowledged(SignedCheckpoint... heads) {
            return each(List.of(heads), writer::acknowledged);
        }

        <T> Writing each(List<T> items, Part<T> part) {
            try {
                for (T item : items) {
                    part.write(item);
                }
                return this;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        byte[] end() {
            try {
                writer.end();
                return out.toByteArray();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** Writes one thing. */
    interface Part<T> {
        Object write(T item) throws IOException;
    }

    Writing export() {
        return new Writing();
    }
}
