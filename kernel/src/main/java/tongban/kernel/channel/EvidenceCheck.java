package tongban.kernel.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
            case Evidence.WrongKey wrong -> wrongKey(wrong, keys, nodeCertificates(evidence.certificates(), channel));
            case Evidence.Replay replay -> replay(replay, keys);
        };
    }

    /** The certified node keys of the channel's zone, in the order of their certificates. */
    public List<PublicKey> nodeKeys(List<SignedNote> certificates, ChannelName channel) {
        return nodeCertificates(certificates, channel).stream()
                .map(KeyCertificate::key)
                .toList();
    }

    private List<KeyCertificate> nodeCertificates(List<SignedNote> certificates, ChannelName channel) {
        List<KeyCertificate> found = new ArrayList<>();
        for (SignedNote note : certificates) {
            if (KeyCertificate.read(note, seal) instanceof Reading.Well<KeyCertificate> well
                    && well.value().kind() == KeyKind.NODE
                    && well.value().key().suite() == channel.suite()
                    && well.value().zone().equals(channel.from().value())) {
                found.add(well.value());
            }
        }
        return found;
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

    /**
     * The order of the certificates in the file is the accuser's, so it proves nothing: a zone is held to what follows
     * from the proven key change and from what the zone itself certified.
     */
    private static Verdict wrongKey(Evidence.WrongKey wrong, List<PublicKey> keys, List<KeyCertificate> certificates) {
        Checkpoint head = wrong.checkpoint().checkpoint();
        String said = "size " + head.size() + " of " + head.channel();
        List<PublicKey> signers = keys.stream()
                .distinct()
                .filter(key -> signer(wrong.checkpoint(), List.of(key)).isPresent())
                .toList();
        Optional<KeyChangeProof> change =
                wrong.change().flatMap(entry -> KeyChangeProof.read(entry, head.channel(), keys));
        if (wrong.change().isPresent() && change.isEmpty()) {
            return new Verdict.NotProven("the key change in the file is not proven");
        }
        if (signers.isEmpty()) {
            return new Verdict.Shown(
                    "no certified key of the zone signed " + said + ": rightly refused, its author is unknown");
        }
        if (change.isEmpty()) {
            return new Verdict.NotProven("a certified key signed " + said + ", and no key change in the file shows that"
                    + " another one was in force");
        }
        boolean both = signers.size() == 2 && signers.contains(change.get().next());
        if (change.get().size() == head.size() && !both) {
            // Whoever carries a checkpoint can cut off or add a signature line, so nobody is held to a missing one.
            return new Verdict.Shown("the head of a key change, " + said + ", without both signatures:"
                    + " rightly refused, a line may have been cut off on its way");
        }
        if (!change.get().excludes(head.size(), signers, certificates)) {
            return new Verdict.NotProven("the key change in the file does not exclude the key that signed " + said);
        }
        return new Verdict.Proven(head.channel().from() + " signed " + said + " with "
                + signers.stream().map(key -> key.id().hex()).toList() + ", though its log changes to the key "
                + change.get().next().id() + " at size " + change.get().size());
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

    /** A key change that stands in the log, and from which size its new key signs. */
    private record KeyChangeProof(long size, PublicKey next) {

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
            for (PublicKey key : keys) {
                boolean named = SignedNote.decode(body.bytes()) instanceof Reading.Well<SignedNote> note
                        && note.value().text().contains("\nkey " + base64(key) + "\n");
                if (named) {
                    return Optional.of(new KeyChangeProof(entry.inclusion().index() + 1, key));
                }
            }
            return Optional.empty();
        }

        private static String base64(PublicKey key) {
            return java.util.Base64.getEncoder().encodeToString(key.encoded());
        }

        /**
         * Whether these keys cannot rightly have signed a head of this size: the new key before the change, not both
         * keys at it, or after it a key that was certified for no later time than the new one, since no key comes back.
         */
        boolean excludes(long at, List<PublicKey> signers, List<KeyCertificate> certificates) {
            if (at < size) {
                return signers.contains(next);
            }
            return at > size
                    && signers.stream()
                            .anyMatch(key -> !key.equals(next)
                                    && !from(key, certificates).isAfter(from(next, certificates)));
        }

        private static Instant from(PublicKey key, List<KeyCertificate> certificates) {
            return certificates.stream()
                    .filter(certificate -> certificate.key().equals(key))
                    .map(KeyCertificate::from)
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
        }
    }
}
