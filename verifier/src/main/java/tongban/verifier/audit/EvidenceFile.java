package tongban.verifier.audit;

import java.util.Optional;
import tongban.kernel.channel.Evidence;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.verifier.command.Verdict;

/**
 * A stand-alone evidence file, judged. Evidence carries the certificates of node keys, not the seal key itself, so the
 * key must come from the reader or from a seal certificate in the file.
 */
record EvidenceFile(InputFile file, JudgedEvidence judged, Optional<PublicKey> seal) {

    /**
     * Judges evidence.
     *
     * @param beside the seal key that exports beside this file name for the zone
     */
    static EvidenceFile judge(InputFile file, Evidence evidence, Trust trust, Optional<PublicKey> beside) {
        String zone = evidence.checkpoint().checkpoint().channel().from().value();
        Optional<PublicKey> seal =
                Seals.of(zone, evidence.certificates(), trust).or(() -> beside.filter(key -> trust.allows(zone, key)));
        return new EvidenceFile(file, JudgedEvidence.of(evidence, seal, 0), seal);
    }

    Verdict verdict() {
        return judged.word().equals("shown") ? Verdict.WELL : Verdict.FAILED;
    }

    /** The seal key of a file without an export around it. */
    static final class Seals {
        private Seals() {}

        static Optional<PublicKey> of(String zone, Iterable<SignedNote> certificates, Trust trust) {
            Optional<PublicKey> known = trust.key(zone);
            for (SignedNote note : certificates) {
                if (known.isEmpty()
                        && KeyCertificate.readSelfSigned(note.encode()) instanceof Reading.Well<KeyCertificate> well
                        && well.value().zone().equals(zone)) {
                    known = Optional.of(well.value().key());
                }
            }
            return known.filter(key -> trust.allows(zone, key));
        }
    }
}
