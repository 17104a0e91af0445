package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tongban.kernel.seal.Keys.utf8;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.seal.SealRefusal.Cause;

class KeyCertificateTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

    private final PrivateKey seal = Keys.key(Suite.ED25519_SHA256, 1);
    private final PrivateKey node = Keys.key(Suite.ED25519_SHA256, 2);
    private final KeyCertificate certificate = new KeyCertificate("cdgxq", KeyKind.NODE, node.publicKey(), FROM, UNTIL);

    @Test
    void writesTheFormOfTheProtocol() {
        assertThat(certificate.text())
                .isEqualTo(
                        """
                        tongban/1/key
                        zone cdgxq
                        kind node
                        suite ed25519-sha256
                        key %s
                        from 2026-01-01T00:00:00Z
                        until 2028-01-01T00:00:00Z
                        """, Base64.getEncoder().encodeToString(node.publicKey().encoded()));
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatTheSealKeySigned(Suite suite) {
        PrivateKey signer = Keys.key(suite, 1);
        for (KeyKind kind : KeyKind.values()) {
            var made = new KeyCertificate("njgxq", kind, Keys.key(suite, 2).publicKey(), FROM, UNTIL);
            byte[] note = made.signedBy(signer).encode();
            assertThat(KeyCertificate.read(note, signer.publicKey())).isEqualTo(Reading.well(made));
        }
    }

    @ParameterizedTest
    @EnumSource
    void carriesASealKeyThatSignedItself(Suite suite) {
        PrivateKey signer = Keys.key(suite, 1);
        var made = new KeyCertificate("cdgxq", KeyKind.ZONE_SEAL, signer.publicKey(), FROM, UNTIL);

        assertThat(KeyCertificate.readSelfSigned(made.signedBy(signer).encode()))
                .isEqualTo(Reading.well(made));
        assertThat(cause(KeyCertificate.readSelfSigned(
                        made.signedBy(Keys.key(suite, 2)).encode())))
                .isEqualTo(Cause.WRONG_SIGNER);
    }

    @Test
    void refusesANodeKeyThatSignedItself() {
        assertThat(cause(
                        KeyCertificate.readSelfSigned(certificate.signedBy(node).encode())))
                .isEqualTo(Cause.WRONG_SIGNER);
    }

    @Test
    void isValidFromItsFirstInstantUntilBeforeItsLast() {
        assertThat(certificate.validAt(FROM.minusSeconds(1))).isFalse();
        assertThat(certificate.validAt(FROM)).isTrue();
        assertThat(certificate.validAt(UNTIL.minusSeconds(1))).isTrue();
        assertThat(certificate.validAt(UNTIL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_HEADING, 1, tongban/1/key, tongban/2/key",
        "MISSING_FIELD, 2, zone cdgxq, Zone cdgxq",
        "MISSING_FIELD, 3, 'kind node\n', ''",
        "BAD_NAME, 2, zone cdgxq, zone CDGXQ",
        "BAD_NAME, 2, zone cdgxq, 'zone  cdgxq'",
        "UNKNOWN_KIND, 3, kind node, kind root",
        "UNKNOWN_SUITE, 4, suite ed25519-sha256, suite rsa",
        "BAD_KEY_LENGTH, 5, suite ed25519-sha256, suite sm2-sm3",
        "BAD_BASE64, 5, 'key ', 'key *'",
        "BAD_INSTANT, 6, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00.000Z",
        "BAD_INSTANT, 6, 2026-01-01T00:00:00Z, 2025-12-31T24:00:00Z",
        "BAD_INSTANT, 6, 2026-01-01T00:00:00Z, 2026-01-01T08:00:00+08:00",
        "BAD_INSTANT, 7, 2028-01-01T00:00:00Z, 2028-02-30T00:00:00Z",
        "BAD_INSTANT, 7, 2028-01-01T00:00:00Z, 2028-01-01T23:59:60Z",
        "EMPTY_PERIOD, 7, 2028-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "SURPLUS_LINE, 8, until 2028-01-01T00:00:00Z, 'until 2028-01-01T00:00:00Z\nmore'",
    })
    void namesLineAndCauseEvenWhenTheSealKeySignedIt(Cause cause, int line, String good, String bad) {
        String text = certificate.text().replace(good, bad);
        SignedNote note = SignedNote.sign(text, Purpose.KEY_CERTIFICATE, "cdgxq", seal);
        SealRefusal refusal = refusal(KeyCertificate.read(note, seal.publicKey()));

        assertThat(refusal.cause()).as(refusal.toString()).isEqualTo(cause);
        assertThat(refusal.line()).as(refusal.toString()).isEqualTo(line);
    }

    @Test
    void refusesWhateverTheZonesSealKeyDidNotSignAlone() {
        String text = certificate.text();
        SignedNote otherName = SignedNote.sign(text, Purpose.KEY_CERTIFICATE, "njgxq", seal);
        SignedNote otherKey = SignedNote.sign(text, Purpose.KEY_CERTIFICATE, "cdgxq", node);
        SignedNote otherPurpose = SignedNote.sign(text, Purpose.DESCRIPTOR, "cdgxq", seal);
        SignedNote two = certificate.signedBy(seal).alsoSigned(Purpose.KEY_CERTIFICATE, "cdgxq", node);

        assertThat(cause(KeyCertificate.read(otherName, seal.publicKey()))).isEqualTo(Cause.WRONG_SIGNER);
        assertThat(cause(KeyCertificate.read(otherKey, seal.publicKey()))).isEqualTo(Cause.WRONG_SIGNER);
        assertThat(cause(KeyCertificate.read(otherPurpose, seal.publicKey()))).isEqualTo(Cause.SIGNATURE_INVALID);
        assertThat(cause(KeyCertificate.read(two, seal.publicKey()))).isEqualTo(Cause.TOO_MANY_SIGNATURES);
        assertThat(refusal(KeyCertificate.read(otherPurpose, seal.publicKey())).line())
                .isEqualTo(9);
    }

    @Test
    void isRefusedWithAnyBitChanged() {
        byte[] good = certificate.signedBy(seal).encode();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(KeyCertificate.read(changed, seal.publicKey()))
                    .as("bit %d", bit)
                    .isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void cannotBeMadeWithAFractionOfASecondOrAnEmptyPeriod() {
        assertThatThrownBy(() -> new KeyCertificate("cdgxq", KeyKind.NODE, node.publicKey(), FROM.plusMillis(1), UNTIL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyCertificate("cdgxq", KeyKind.NODE, node.publicKey(), FROM, Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyCertificate("cdgxq", KeyKind.NODE, node.publicKey(), FROM, FROM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyCertificate("成都", KeyKind.NODE, node.publicKey(), FROM, UNTIL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesForeignBytes() {
        assertThat(cause(KeyCertificate.read(utf8("{}\n"), seal.publicKey()))).isEqualTo(Cause.NO_SIGNATURES);
        assertThat(cause(KeyCertificate.read(new byte[0], seal.publicKey()))).isEqualTo(Cause.EMPTY);
        assertThat(cause(KeyCertificate.readSelfSigned(new byte[20_000]))).isEqualTo(Cause.TOO_LARGE);
    }

    private static SealRefusal refusal(Reading<KeyCertificate> reading) {
        return ((Reading.Refused<KeyCertificate>) reading).refusal();
    }

    private static Cause cause(Reading<KeyCertificate> reading) {
        return refusal(reading).cause();
    }
}
