package tongban.verifier.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.SignedNote;
import tongban.verifier.audit.Acknowledgements.Acknowledged;
import tongban.verifier.audit.Breach.Kind;

/**
 * Revoked keys: of what only a revoked key signed, that part counts which the partner had acknowledged by a head of
 * before the revocation.
 */
final class Revocations {

    private static final int MOST = 256;

    private final List<Noted> noted = new ArrayList<>();
    private final List<Revocation> valid = new ArrayList<>();

    private record Noted(SignedNote note, long offset) {}

    void add(SignedNote note, long offset) {
        if (noted.size() == MOST) {
            throw new Bodies.TooMuch();
        }
        noted.add(new Noted(note, offset));
    }

    List<Revocation> valid() {
        return valid;
    }

    /**
     * At the end: which part of the log counts.
     *
     * @param log the log, read to its end
     * @return entries that count
     */
    long finish(LogAudit log, Certificates certificates, List<Breach> breaches) {
        ChannelName channel = log.channel();
        Optional<KeySchedule> keys = log.keys();
        long size = log.size();
        Acknowledgements acknowledgements = log.acknowledgements();
        Map<KeyId, Instant> own = new HashMap<>();
        Map<KeyId, Instant> partners = new HashMap<>();
        resolve(channel, certificates, breaches, own, partners);
        long counted = keys.map(schedule -> vouchedFor(schedule, size, own)).orElse(size);
        if (counted == size) {
            return size;
        }
        PublicKey last = keys.orElseThrow().current();
        Instant revoked = own.getOrDefault(last.id(), Instant.MIN);
        counted = Math.max(
                counted,
                acknowledgements
                        .largest(one -> one.time().isBefore(revoked) && counts(one, partners))
                        .map(one -> Math.min(size, one.said().size()))
                        .orElse(0L));
        if (counted < size) {
            breaches.add(Breach.at(Kind.REVOKED, counted, -1, counted, size - 1, last.id(), revoked));
        }
        return counted;
    }

    /** Sorts the revocations that hold by whose key they end. */
    private void resolve(
            ChannelName channel,
            Certificates certificates,
            List<Breach> breaches,
            Map<KeyId, Instant> own,
            Map<KeyId, Instant> partners) {
        for (Noted one : noted) {
            Optional<Revocation> read = read(one.note(), certificates);
            if (read.isEmpty()) {
                breaches.add(Breach.at(Kind.REVOCATION, -1, one.offset()));
                continue;
            }
            valid.add(read.get());
            String zone = read.get().zone();
            Map<KeyId, Instant> whose = zone.equals(channel.from().value()) ? own : partners;
            whose.merge(read.get().key(), read.get().at(), (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    private static boolean counts(Acknowledged one, Map<KeyId, Instant> revoked) {
        return one.keys().stream().allMatch(key -> one.time().isBefore(revoked.getOrDefault(key, Instant.MAX)));
    }

    private static Optional<Revocation> read(SignedNote note, Certificates certificates) {
        for (PublicKey seal : certificates.seals().values()) {
            if (Revocation.read(note, seal) instanceof Reading.Well<Revocation> well
                    && certificates
                            .seal(well.value().zone())
                            .filter(seal::equals)
                            .isPresent()) {
                return Optional.of(well.value());
            }
        }
        return Optional.empty();
    }

    /** How far heads of keys that were not revoked reach. */
    private static long vouchedFor(KeySchedule schedule, long size, Map<KeyId, Instant> revoked) {
        List<KeySchedule.Span> spans = schedule.spans();
        for (int i = spans.size() - 1; i >= 0; i--) {
            if (!revoked.containsKey(spans.get(i).key().id())) {
                return i == spans.size() - 1 ? size : spans.get(i + 1).fromSize();
            }
        }
        return 0;
    }
}
