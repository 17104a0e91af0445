package tongban.kernel.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;

/**
 * Judges evidence and proofs with nothing but the zone's seal key, which the checker must know from elsewhere.
 *
 * @param seal the seal key of the zone that is said to have lied
 */
public record EvidenceCheck(PublicKey seal) {

    /** The judgement. */
    public sealed interface Verdict {

        /** The zone signed what cannot be true. */
        record Proven(String sentence) implements Verdict {}

        /** What was received was rightly refused, but nobody can be held to it by a signature. */
        record Shown(String sentence) implements Verdict {}

        /** The file proves nothing. */
        record NotProven(String sentence) implements Verdict {}
    }

    public Verdict check(Evidence evidence) {
        ChannelName channel = evidence.checkpoint().checkpoint().channel();
        List<PublicKey> keys = nodeKeys(evidence.certificates(), channel);
        if (keys.isEmpty()) {
            return new Verdict.NotProven("no certificate in the file was signed by the seal key " + seal.id()
                    + " for a node key of " + channel.from());
        }
        return switch (evidence) {
            case Evidence.Fork fork -> fork(fork, keys);
            case Evidence.SkippedIndex skipped -> skipped(skipped, keys);
            case Evidence.WrongKey wrong -> wrongKey(wrong, keys);
            case Evidence.Replay replay -> replay(replay, keys);
        };
    }

    /** The certified node keys of the channel's zone, in the order of their certificates. */
    public List<PublicKey> nodeKeys(List<SignedNote> certificates, ChannelName channel) {
        List<PublicKey> keys = new ArrayList<>();
        for (SignedNote note : certificates) {
            if (KeyCertificate.read(note, seal) instanceof Reading.Well<KeyCertificate> well
                    && well.value().kind() == KeyKind.NODE
                    && well.value().key().suite() == channel.suite()
                    && well.value().zone().equals(channel.from().value())) {
                keys.add(well.value().key());
            }
        }
        return keys;
    }

    private static Verdict fork(Evidence.Fork fork, List<PublicKey> keys) {
        Checkpoint earlier = fork.earlier().checkpoint();
        Checkpoint later = fork.checkpoint().checkpoint();
        if (!earlier.channel().equals(later.channel())) {
            return new Verdict.NotProven("the two checkpoints belong to different channels");
        }
        Optional<PublicKey> first = signer(fork.earlier(), keys);
        Optional<PublicKey> second = signer(fork.checkpoint(), keys);
        if (first.isEmpty() || second.isEmpty()) {
            return new Verdict.NotProven("a checkpoint is not signed by a certified key of "
                    + later.channel().from());
        }
        if (fork.rootInLater().equals(earlier.root())) {
            return new Verdict.NotProven("the two heads agree: the later log begins with the earlier one");
        }
        TreeHash hash = new TreeHash(later.channel().suite());
        if (!fork.tie().proves(hash, fork.rootInLater(), later.root())) {
            return new Verdict.NotProven("the nodes do not lead to the later root");
        }
        return new Verdict.Proven(later.channel().from() + " signed two logs under the name " + later.channel()
                + ": at size " + earlier.size() + " root " + earlier.root().brief() + " (key "
                + first.get().id()
                + "), and at size " + later.size() + " a log whose root at size " + earlier.size() + " is "
                + fork.rootInLater().brief() + " (key " + second.get().id() + ")");
    }

    private static Verdict skipped(Evidence.SkippedIndex skipped, List<PublicKey> keys) {
        Checkpoint head = skipped.checkpoint().checkpoint();
        if (signer(skipped.checkpoint(), keys).isEmpty()) {
            return new Verdict.NotProven("the checkpoint is not signed by a certified key");
        }
        TreeHash hash = new TreeHash(head.channel().suite());
        Digest leaf = hash.leaf(skipped.header());
        if (skipped.inclusion().size() != head.size() || !skipped.inclusion().proves(hash, leaf, head.root())) {
            return new Verdict.NotProven("the header does not stand at that place of the signed log");
        }
        long place = skipped.inclusion().index();
        if (!(EntryHeader.decode(skipped.header()) instanceof Decoded.Well<EntryHeader> header)) {
            return new Verdict.NotProven("the header cannot be read, which is refused entry by entry");
        }
        if (header.value().index() == place) {
            return new Verdict.NotProven("the entry stands at the place that it names");
        }
        return new Verdict.Proven(head.channel().from() + " signed a log of " + head.size() + " entries whose entry "
                + place + " calls itself " + header.value().index());
    }

    private Verdict wrongKey(Evidence.WrongKey wrong, List<PublicKey> keys) {
        Checkpoint head = wrong.checkpoint().checkpoint();
        List<PublicKey> due = List.of(keys.getFirst());
        Optional<KeyChangeProof> change =
                wrong.change().flatMap(entry -> KeyChangeProof.read(entry, head.channel(), keys));
        if (wrong.change().isPresent()) {
            if (change.isEmpty()) {
                return new Verdict.NotProven("the key change in the file is not proven");
            }
            due = change.get().keysFor(head.size());
            if (due.isEmpty()) {
                return new Verdict.NotProven("the key change in the file says nothing about size " + head.size());
            }
        }
        if (wrong.checkpoint().signedByAll(due)) {
            return new Verdict.NotProven("the checkpoint is signed by the key in force");
        }
        String asked = "; in force at this size: "
                + due.stream().map(key -> key.id().hex()).toList();
        Optional<PublicKey> signer = signer(wrong.checkpoint(), keys);
        if (signer.isPresent() && change.isPresent() && isReplaced(signer.get(), change.get(), head.size(), wrong)) {
            return new Verdict.Proven(head.channel().from() + " signed size " + head.size() + " of " + head.channel()
                    + " with its key " + signer.get().id() + asked);
        }
        // A certified signature alone proves no lie: whoever carries a checkpoint can cut off or add a signature line.
        return new Verdict.Shown("a checkpoint under the name " + head.channel()
                + " that is not signed as it must be: rightly refused, its author is unknown" + asked);
    }

    /**
     * Whether a key cannot have signed this size in an honest log: the key that a proven change put in force, before that
     * change; or a key with an older certificate, after it. The order of the certificates in the file proves nothing,
     * and neither does a newer key, since the file may keep back a later change.
     */
    private boolean isReplaced(PublicKey signer, KeyChangeProof change, long at, Evidence.WrongKey wrong) {
        if (at < change.size()) {
            return signer.equals(change.after());
        }
        return at > change.size()
                && since(signer, wrong.certificates()).isBefore(since(change.after(), wrong.certificates()));
    }

    private Instant since(PublicKey key, List<SignedNote> certificates) {
        return certificates.stream()
                .flatMap(note -> KeyCertificate.read(note, seal) instanceof Reading.Well<KeyCertificate> well
                        ? Stream.of(well.value())
                        : Stream.empty())
                .filter(certificate -> certificate.key().equals(key))
                .map(KeyCertificate::from)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static Verdict replay(Evidence.Replay replay, List<PublicKey> keys) {
        Checkpoint newer = replay.checkpoint().checkpoint();
        Checkpoint older = replay.replayed().checkpoint();
        if (!newer.channel().equals(older.channel())
                || signer(replay.checkpoint(), keys).isEmpty()
                || signer(replay.replayed(), keys).isEmpty()) {
            return new Verdict.NotProven("the two checkpoints are not of one channel and signed by certified keys");
        }
        if (!older.time().isBefore(newer.time())) {
            return new Verdict.NotProven("the replayed checkpoint is not the older one");
        }
        return new Verdict.Shown(newer.channel().from() + " signed both heads; the one of "
                + Timestamps.text(older.time()) + " (size " + older.size() + ") is older than the one of "
                + Timestamps.text(newer.time()) + " (size " + newer.size() + "): presenting it again was a replay and"
                + " rightly had no effect");
    }

    /** The certified key that signed under the zone's name, if one did. */
    static Optional<PublicKey> signer(SignedCheckpoint checkpoint, List<PublicKey> keys) {
        String zone = checkpoint.checkpoint().channel().from().value();
        return keys.reversed().stream()
                .filter(key -> checkpoint.note().signedBy(zone, key, tongban.kernel.seal.Purpose.CHECKPOINT))
                .findFirst();
    }

    /** A key change that stands in the log: which keys sign near it. */
    private record KeyChangeProof(long size, PublicKey before, PublicKey after, boolean first) {

        static Optional<KeyChangeProof> read(Evidence.ProvenEntry entry, ChannelName channel, List<PublicKey> keys) {
            Checkpoint under = entry.under().checkpoint();
            TreeHash hash = new TreeHash(channel.suite());
            boolean stands = under.channel().equals(channel)
                    && signer(entry.under(), keys).isPresent()
                    && entry.inclusion().size() == under.size()
                    && entry.inclusion().proves(hash, hash.leaf(entry.header()), under.root());
            if (!stands
                    || entry.body().isEmpty()
                    || !(EntryHeader.decode(entry.header()) instanceof Decoded.Well<EntryHeader> header)
                    || header.value().kind() != EntryKind.KEY_CHANGE) {
                return Optional.empty();
            }
            Body body = entry.body().get();
            if (!hash.salted(body.salt(), body.bytes()).equals(header.value().bodyDigest())) {
                return Optional.empty();
            }
            for (int i = 1; i < keys.size(); i++) {
                boolean named = SignedNote.decode(body.bytes()) instanceof Reading.Well<SignedNote> note
                        && note.value().text().contains("\nkey " + base64(keys.get(i)) + "\n");
                if (named) {
                    return Optional.of(
                            new KeyChangeProof(entry.inclusion().index() + 1, keys.get(i - 1), keys.get(i), i == 1));
                }
            }
            return Optional.empty();
        }

        private static String base64(PublicKey key) {
            return java.util.Base64.getEncoder().encodeToString(key.encoded());
        }

        /** Empty below a change that is not the first: an earlier one may decide there. */
        List<PublicKey> keysFor(long at) {
            if (at < size) {
                return first ? List.of(before) : List.of();
            }
            return at == size ? List.of(before, after) : List.of(after);
        }
    }
}
