package tongban.verifier.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.verifier.audit.Breach.Kind;

/** The certificates of a file: each zone's seal key, and the keys that it certified. */
final class Certificates {

    /** More than any channel needs: two zones, each with a seal key and the first node key, and spare ones. */
    private static final int MOST = 256;

    private final Trust trust;
    private final Map<String, PublicKey> seals = new LinkedHashMap<>();
    private final Map<String, SignedNote> sealNotes = new LinkedHashMap<>();
    private final List<Certified> certified = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();

    /** A certificate that holds, and the note that carries it. */
    record Certified(KeyCertificate certificate, SignedNote note) {}

    private record Pending(SignedNote note, long offset) {}

    Certificates(Trust trust) {
        this.trust = trust;
        seals.putAll(trust.keys());
    }

    void add(SignedNote note, long offset) {
        if (KeyCertificate.readSelfSigned(note.encode()) instanceof Reading.Well<KeyCertificate> well) {
            seal(well.value(), offset);
            sealNotes.putIfAbsent(well.value().zone(), note);
        } else if (pending.size() + certified.size() >= MOST) {
            breaches.add(Breach.at(Kind.CERTIFICATE, -1, offset, "more than " + MOST + " certificates"));
        } else {
            pending.add(new Pending(note, offset));
        }
    }

    private void seal(KeyCertificate certificate, long offset) {
        String zone = certificate.zone();
        PublicKey known = seals.putIfAbsent(zone, certificate.key());
        if (!trust.allows(zone, certificate.key())) {
            breaches.add(
                    Breach.at(Kind.SEAL, -1, offset, zone, certificate.key().fingerprint()));
        } else if (known != null && !known.equals(certificate.key())) {
            breaches.add(Breach.at(Kind.CERTIFICATE, -1, offset, "a second seal key of " + zone));
        }
    }

    /** Holds what came without a known seal key to the seal keys that are known now. */
    void resolve() {
        pending.removeIf(waiting -> {
            for (PublicKey seal : seals.values()) {
                if (KeyCertificate.read(waiting.note(), seal) instanceof Reading.Well<KeyCertificate> well
                        && seal(well.value().zone()).filter(seal::equals).isPresent()) {
                    certified.add(new Certified(well.value(), waiting.note()));
                    return true;
                }
            }
            return false;
        });
    }

    /** Certificates that no seal key signed, and seal keys that are not the right ones. */
    List<Breach> breaches() {
        resolve();
        List<Breach> all = new ArrayList<>(breaches);
        for (Pending waiting : pending) {
            String why = seals.values().stream()
                    .map(seal -> KeyCertificate.read(waiting.note(), seal))
                    .map(reading -> reading instanceof Reading.Refused<KeyCertificate> refused
                            ? refused.refusal().toString()
                            : "")
                    .findFirst()
                    .orElse("no seal certificate in the file");
            all.add(Breach.at(Kind.CERTIFICATE, -1, waiting.offset(), why));
        }
        return all;
    }

    Optional<PublicKey> seal(String zone) {
        return Optional.ofNullable(seals.get(zone));
    }

    /** The certificate in which a seal key certifies itself, for a file that shall be checked alone. */
    Optional<SignedNote> sealNote(String zone) {
        return Optional.ofNullable(sealNotes.get(zone));
    }

    Map<String, PublicKey> seals() {
        return seals;
    }

    /** A node certificate that stands in an entry of the log. */
    void learn(KeyCertificate certificate, SignedNote note) {
        if (certified.stream().noneMatch(known -> known.certificate().key().equals(certificate.key()))) {
            certified.add(new Certified(certificate, note));
        }
    }

    /** The node keys of a channel's zone in the order of their certificates. */
    List<Certified> nodeKeys(ChannelName channel) {
        resolve();
        return certified.stream()
                .filter(one -> one.certificate().kind() == KeyKind.NODE
                        && one.certificate().zone().equals(channel.from().value())
                        && one.certificate().key().suite() == channel.suite())
                .toList();
    }

    List<SignedNote> notes(ChannelName channel) {
        return nodeKeys(channel).stream().map(Certified::note).toList();
    }
}
