package tongban.kernel.zone;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** A fictitious zone with keys of a seed, and its descriptor. */
public final class SampleZone {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");
    static final String PIN = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String LATER_PIN = "BBECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    /** 演示: the letters after the department's are made up, both checks are computed. */
    static final CreditCode CODE = creditCode();

    public final ZoneCode code;
    public final PrivateKey seal;
    public final PrivateKey node;

    public SampleZone(String code, Suite suite, long seed) {
        this.code = new ZoneCode(code);
        SecureRandom random = new Repeatable(seed);
        this.seal = PrivateKey.generate(suite, random);
        this.node = PrivateKey.generate(suite, random);
    }

    private static CreditCode creditCode() {
        String organisation = "YANSHI01";
        String first17 = "11100000" + organisation.replace('S', 'X').replace('I', 'J');
        String inner = first17.substring(8);
        String body = first17 + CreditCode.organisationCheckFor(inner);
        return new CreditCode(body + CreditCode.checkFor(body));
    }

    public SignedNote sealCertificate() {
        return new KeyCertificate(code.value(), KeyKind.ZONE_SEAL, seal.publicKey(), FROM, UNTIL).signedBy(seal);
    }

    public SignedNote nodeCertificate() {
        return new KeyCertificate(code.value(), KeyKind.NODE, node.publicKey(), FROM, UNTIL).signedBy(seal);
    }

    public Profile profile() {
        return new Profile(
                code,
                "演示高新区",
                "Demonstration High-tech Zone",
                List.of("https://node.yanshi.example:7443", "https://[2001:db8::7]:7443"),
                List.of(LATER_PIN, PIN),
                Optional.of("https://yanshi.example"),
                List.of(
                        new Authority("registration", Authority.Role.HOLDER, Optional.of(CODE), "演示区登记局"),
                        new Authority("pension", Authority.Role.FRONT, Optional.empty(), "演示市社会保险局")),
                List.of(new Topic("demo.hello", 2), new Topic("demo.hello", 1), new Topic("casework.offer", 1)));
    }

    public Descriptor descriptor() {
        return new Descriptor(profile(), 1, FROM, 1, sealCertificate(), nodeCertificate());
    }

    /** Repeatable, unlike a SecureRandom, and good for tests only. */
    static final class Repeatable extends SecureRandom {
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
