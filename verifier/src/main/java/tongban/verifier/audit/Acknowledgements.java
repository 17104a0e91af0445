package tongban.verifier.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.NoteSignature;
import tongban.kernel.seal.Purpose;
import tongban.verifier.audit.Breach.Kind;

/** The partner's signed heads in an export: each acknowledges a state that this log really had. */
final class Acknowledgements {

    private static final int MOST = 50_000;
    private static final int ROOTS = 16_384;

    private final ChannelName channel;
    private final Certificates certificates;
    private final List<Breach> breaches;
    private final List<Acknowledged> all = new ArrayList<>();
    private final Map<Long, Digest> recentRoots = new LinkedHashMap<>();

    /**
     * An acknowledgement that stands in the file.
     *
     * @param said the state of this log that it names
     * @param head the size of the head that says so
     * @param keys who signed that head
     */
    record Acknowledged(Acknowledgement said, Instant time, long head, Set<KeyId> keys, long offset) {}

    Acknowledgements(ChannelName channel, Certificates certificates, List<Breach> breaches) {
        this.channel = channel;
        this.certificates = certificates;
        this.breaches = breaches;
    }

    /** Notes that the log had a root at the end of a batch. */
    void root(long size, Digest root) {
        recentRoots.put(size, root);
        if (recentRoots.size() > ROOTS) {
            recentRoots.remove(recentRoots.keySet().iterator().next());
        }
    }

    /** Checks whose head it is; true when it may be believed. */
    boolean add(SignedCheckpoint signed, long offset) {
        Checkpoint head = signed.checkpoint();
        boolean reverse = head.channel().from().equals(channel.to().orElse(null))
                && head.channel().to().filter(channel.from()::equals).isPresent();
        if (!reverse || head.acknowledged().isEmpty()) {
            breaches.add(Breach.at(Kind.ACKNOWLEDGEMENT_CHANNEL, -1, offset, head.channel()));
            return false;
        }
        if (!certified(signed)) {
            breaches.add(Breach.at(
                    Kind.ACKNOWLEDGEMENT_SIGNATURE, -1, offset, head.channel().from(), head.size(), signers(signed)));
            return false;
        }
        if (all.size() == MOST) {
            throw new Bodies.TooMuch();
        }
        Set<KeyId> keys =
                signed.note().signatures().stream().map(NoteSignature::key).collect(Collectors.toUnmodifiableSet());
        all.add(new Acknowledged(head.acknowledged().get(), head.time(), head.size(), keys, offset));
        return true;
    }

    /** Every signature on it is one of a node key that the partner's seal key certified. */
    private boolean certified(SignedCheckpoint signed) {
        String zone = signed.checkpoint().channel().from().value();
        long valid = certificates.nodeKeys(signed.checkpoint().channel()).stream()
                .map(one -> one.certificate().key())
                .filter(key -> signed.note().signedBy(zone, key, Purpose.CHECKPOINT))
                .count();
        int signatures = signed.note().signatures().size();
        return signatures <= 2 && valid == signatures;
    }

    private static String signers(SignedCheckpoint signed) {
        return signed.note().signatures().stream()
                .map(signature -> signature.key().hex())
                .collect(Collectors.joining(", "));
    }

    /** At the end: holds every acknowledgement to the roots that the log had. */
    void finish(long size, SecondReading again) throws IOException {
        TreeSet<Long> unknown = new TreeSet<>();
        for (Acknowledged one : all) {
            long named = one.said().size();
            if (named <= size && !recentRoots.containsKey(named)) {
                unknown.add(named);
            }
        }
        Map<Long, Digest> older = unknown.isEmpty() ? Map.of() : again.roots(unknown);
        for (Acknowledged one : all) {
            long named = one.said().size();
            Optional<Digest> root = Optional.ofNullable(recentRoots.getOrDefault(named, older.get(named)));
            if (named > size) {
                breaches.add(Breach.at(
                        Kind.ACKNOWLEDGEMENT_BEYOND,
                        size,
                        one.offset(),
                        channel.to().orElseThrow(),
                        named,
                        size));
            } else if (root.filter(one.said().root()::equals).isEmpty()) {
                breaches.add(Breach.at(
                        Kind.ACKNOWLEDGEMENT_ROOT,
                        Math.max(0, named - 1),
                        one.offset(),
                        channel.to().orElseThrow(),
                        named,
                        one.said().root().brief(),
                        root.map(Digest::brief).orElse("?")));
            }
        }
    }

    /** The largest acknowledgement of a head of before an instant, not counting those that the filter leaves out. */
    Optional<Acknowledged> largest(Predicate<Acknowledged> counts) {
        return all.stream()
                .filter(counts)
                .max(Comparator.comparingLong(one -> one.said().size()));
    }
}
