package tongban.verifier.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** A fictitious zone with keys from a seeded generator, the same at every run. */
final class SampleZone {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    final ZoneCode code;
    final Suite suite;
    final PrivateKey seal;
    final SignedNote sealCertificate;
    private final SecureRandom random;

    SampleZone(String code, Suite suite, long seed) {
        this.code = ZoneCode.read(code).code().orElseThrow();
        this.suite = suite;
        this.random = new Repeatable(seed);
        this.seal = PrivateKey.generate(suite, random);
        this.sealCertificate =
                new KeyCertificate(code, KeyKind.ZONE_SEAL, seal.publicKey(), FROM, UNTIL).signedBy(seal);
    }

    PrivateKey newKey() {
        return PrivateKey.generate(suite, random);
    }

    SignedNote certify(PrivateKey node) {
        return new KeyCertificate(code.value(), KeyKind.NODE, node.publicKey(), FROM, UNTIL).signedBy(seal);
    }

    String fingerprint() {
        return seal.publicKey().fingerprint().replace(" ", "");
    }

    /** Repeatable, unlike a SecureRandom, and good for tests only. */
    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient Random source;

        Repeatable(long seed) {
            this.source = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
