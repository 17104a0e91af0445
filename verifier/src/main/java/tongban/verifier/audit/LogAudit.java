package tongban.verifier.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.verifier.audit.Breach.Kind;

/** Follows one log batch by batch: root, keys, signature, then what its entries are. */
final class LogAudit {

    private final ChannelName channel;
    private final Certificates certificates;
    private final List<Breach> breaches;
    private final TreeHash hash;
    private final Bodies bodies;
    private final Acknowledgements acknowledgements;
    private final Claims claims = new Claims();
    private final IdSet ids = new IdSet();
    private Frontier frontier = Frontier.empty();
    private @Nullable KeySchedule keys;
    private @Nullable SignedCheckpoint last;
    private @Nullable Instant from;
    private long batches;
    private long outsideValidity;
    private boolean stopped;

    LogAudit(ChannelName channel, Certificates certificates, List<Breach> breaches) {
        this.channel = channel;
        this.certificates = certificates;
        this.breaches = breaches;
        this.hash = new TreeHash(channel.suite());
        this.bodies = new Bodies(hash, breaches);
        this.acknowledgements = new Acknowledgements(channel, certificates, breaches);
    }

    /** Takes the next batch; false when the log cannot be followed any further. */
    boolean batch(Batch batch, long at) {
        Places places = Places.of(batch, at);
        Checkpoint head = batch.checkpoint().checkpoint();
        if (!begin(batch, at)) {
            return false;
        }
        List<Digest> leaves = new ArrayList<>(batch.entries().size());
        batch.entries().forEach(entry -> leaves.add(hash.leaf(entry.headerBytes())));
        Frontier grown = leaves.isEmpty() ? frontier : frontier.append(hash, leaves);
        if (!grown.root(hash).equals(head.root())) {
            int suspect = suspect(batch);
            return stop(Breach.at(
                    Kind.ROOT,
                    batch.first() + suspect,
                    leaves.isEmpty() ? at : places.headers()[suspect],
                    batch.first(),
                    batch.end() - 1,
                    head.root().brief(),
                    grown.root(hash).brief()));
        }
        KeySchedule next = keys;
        for (int i = 0; i < batch.entries().size(); i++) {
            if (batch.entries().get(i).header() instanceof Decoded.Well<EntryHeader> header
                    && header.value().kind() == EntryKind.KEY_CHANGE) {
                next = i == batch.entries().size() - 1 ? changed(batch.entries().get(i), batch.end()) : null;
                if (next == null) {
                    return stop(Breach.at(Kind.KEY_CHANGE, batch.first() + i, places.headers()[i]));
                }
            }
        }
        return signed(batch.checkpoint(), next, at) && accept(batch, grown, next, places, at);
    }

    private boolean begin(Batch batch, long at) {
        Checkpoint head = batch.checkpoint().checkpoint();
        if (!head.channel().equals(channel)) {
            return stop(Breach.at(Kind.CHANNEL, batch.first(), at, head.channel()));
        }
        if (batch.first() != frontier.size()
                || batch.start().filter(start -> !start.equals(frontier)).isPresent()) {
            return stop(Breach.at(Kind.GAP, frontier.size(), at, frontier.size(), batch.first()));
        }
        if (keys == null) {
            List<Certificates.Certified> certified = certificates.nodeKeys(channel);
            Optional<PublicKey> seal = certificates.seal(channel.from().value());
            if (seal.isEmpty()) {
                return stop(Breach.at(Kind.SEAL, -1, at, channel.from(), "-"));
            }
            if (certified.isEmpty()) {
                return stop(Breach.at(Kind.NODE_KEY, -1, at, channel.from()));
            }
            keys = KeySchedule.startingWith(certified.getFirst().certificate().key());
        }
        return true;
    }

    /** The first entry of a batch that does not lead to its root which by itself cannot be right; else the first. */
    private int suspect(Batch batch) {
        for (int i = 0; i < batch.entries().size(); i++) {
            Entry entry = batch.entries().get(i);
            if (!(entry.header() instanceof Decoded.Well<EntryHeader> header)
                    || header.value().index() != batch.first() + i
                    || !entry.body()
                            .map(body -> hash.salted(body.salt(), body.bytes()))
                            .map(header.value().bodyDigest()::equals)
                            .orElse(true)) {
                return i;
            }
        }
        return 0;
    }

    private @Nullable KeySchedule changed(Entry entry, long size) {
        Optional<PublicKey> seal = certificates.seal(channel.from().value());
        if (keys == null
                || seal.isEmpty()
                || entry.body().isEmpty()
                || !(SignedNote.decode(entry.body().get().bytes()) instanceof Reading.Well<SignedNote> note)
                || !(KeyCertificate.read(note.value(), seal.get()) instanceof Reading.Well<KeyCertificate> certificate)
                || certificate.value().kind() != KeyKind.NODE
                || !certificate.value().zone().equals(channel.from().value())
                || !(keys.changed(size, certificate.value().key()) instanceof Reading.Well<KeySchedule> next)) {
            return null;
        }
        certificates.learn(certificate.value(), note.value());
        return next.value();
    }

    private boolean signed(SignedCheckpoint signed, @Nullable KeySchedule schedule, long at) {
        if (schedule == null) {
            throw new IllegalStateException("a log that is followed has keys");
        }
        Checkpoint head = signed.checkpoint();
        List<PublicKey> due = schedule.keysFor(head.size());
        if (!signed.signedByAll(due)) {
            List<String> asked = due.stream().map(key -> key.id().hex()).toList();
            List<String> given = signed.note().signatures().stream()
                    .map(signature -> signature.key().hex())
                    .toList();
            return stop(Breach.at(
                    Kind.SIGNATURE,
                    Math.max(0, head.size() - 1),
                    at,
                    head.size(),
                    String.join(", ", asked),
                    String.join(", ", given)));
        }
        boolean valid = certificates.nodeKeys(channel).stream()
                .filter(one -> due.contains(one.certificate().key()))
                .allMatch(one -> one.certificate().validAt(head.time()));
        outsideValidity += valid ? 0 : 1;
        return true;
    }

    private boolean accept(Batch batch, Frontier grown, @Nullable KeySchedule next, Places places, long at) {
        Checkpoint head = batch.checkpoint().checkpoint();
        if (last != null && head.time().isBefore(last.checkpoint().time())) {
            breaches.add(Breach.at(
                    Kind.TIME,
                    Math.max(0, head.size() - 1),
                    at,
                    head.time(),
                    last.checkpoint().time()));
        }
        for (int i = 0; i < batch.entries().size(); i++) {
            entry(batch.entries().get(i), batch.first() + i, places.headers()[i], places.bodies()[i]);
        }
        from = from == null ? head.time() : from;
        frontier = grown;
        keys = next;
        last = batch.checkpoint();
        batches++;
        acknowledgements.root(head.size(), head.root());
        claims.head(head, at);
        return true;
    }

    private void entry(Entry entry, long index, long headerAt, long bodyAt) {
        switch (entry.header()) {
            case Decoded.Malformed<EntryHeader> bad ->
                breaches.add(Breach.at(Kind.HEADER, index, headerAt + bad.offset(), bad.sentence()));
            case Decoded.Well<EntryHeader> well -> {
                EntryHeader header = well.value();
                if (header.index() != index) {
                    breaches.add(Breach.at(Kind.INDEX, index, headerAt, header.index()));
                }
                if (!ids.add(header.id())) {
                    breaches.add(Breach.at(Kind.ID, index, headerAt, header.id()));
                }
                bodies.check(entry, header, index, headerAt, bodyAt);
            }
        }
    }

    private boolean stop(Breach breach) {
        breaches.add(breach);
        stopped = true;
        return false;
    }

    void acknowledged(SignedCheckpoint signed, long at) {
        if (acknowledgements.add(signed, at)) {
            claims.reverse(signed, at);
        }
    }

    boolean stopped() {
        return stopped;
    }

    ChannelName channel() {
        return channel;
    }

    long size() {
        return frontier.size();
    }

    Optional<KeySchedule> keys() {
        return Optional.ofNullable(keys);
    }

    Bodies bodies() {
        return bodies;
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    Claims claims() {
        return claims;
    }

    /** What was sound, with how many entries count after revocations. */
    ChannelReport.Summary summary(long counted) {
        return new ChannelReport.Summary(
                frontier.size(),
                counted,
                batches,
                frontier.root(hash),
                Optional.ofNullable(from),
                Optional.ofNullable(last),
                keys(),
                acknowledgements.largest(any -> true),
                bodies,
                ids.complete(),
                outsideValidity);
    }
}
