package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.kernel.seal.SealRefusal.Cause;

class RevocationTest {

    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");
    private static final KeyId KEY = new KeyId("0123456789abcdef");

    private final PrivateKey seal = Keys.key(Suite.ED25519_SHA256, 1);
    private final Revocation revocation = new Revocation("cdgxq", KEY, AT, "节点主机失窃 (stolen machine)");

    @Test
    void writesTheFormOfTheProtocol() {
        assertThat(revocation.text()).isEqualTo("""
                        tongban/1/revocation
                        zone cdgxq
                        key 0123456789abcdef
                        at 2026-11-25T03:00:00Z
                        reason 节点主机失窃 (stolen machine)
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatTheSealKeySigned(Suite suite) {
        PrivateKey signer = Keys.key(suite, 1);

        assertThat(Revocation.read(revocation.signedBy(signer).encode(), signer.publicKey()))
                .isEqualTo(Reading.well(revocation));
        assertThat(cause(Revocation.read(
                        revocation.signedBy(signer).encode(), Keys.key(suite, 2).publicKey())))
                .isEqualTo(Cause.WRONG_SIGNER);
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_HEADING, 1, revocation, key",
        "BAD_NAME, 2, zone cdgxq, 'zone '",
        "BAD_KEY_ID, 3, 0123456789abcdef, 0123456789abcdeg",
        "BAD_INSTANT, 4, 2026-11-25T03:00:00Z, 2026-11-25T03:00Z",
        "BAD_REASON, 5, reason 节点主机失窃 (stolen machine), 'reason '",
        "BAD_REASON, 5, reason 节点, 'reason  节点'",
        "SURPLUS_LINE, 6, (stolen machine), '(stolen machine)\n'",
    })
    void namesLineAndCauseEvenWhenTheSealKeySignedIt(Cause cause, int line, String good, String bad) {
        SignedNote note = SignedNote.sign(revocation.text().replace(good, bad), Purpose.REVOCATION, "cdgxq", seal);
        SealRefusal refusal = refusal(Revocation.read(note, seal.publicKey()));

        assertThat(refusal.cause()).as(refusal.toString()).isEqualTo(cause);
        assertThat(refusal.line()).as(refusal.toString()).isEqualTo(line);
    }

    @Test
    void refusesASignatureMadeForACertificate() {
        SignedNote note = SignedNote.sign(revocation.text(), Purpose.KEY_CERTIFICATE, "cdgxq", seal);
        assertThat(cause(Revocation.read(note, seal.publicKey()))).isEqualTo(Cause.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "trailing ", "bell\u0007"})
    void cannotBeMadeWithAReasonThatIsNotOneLine(String reason) {
        assertThatThrownBy(() -> new Revocation("cdgxq", KEY, AT, reason)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAReasonOfTwoHundredCharactersAndNotOneMore() {
        assertThat(new Revocation("cdgxq", KEY, AT, "因".repeat(200)).reason()).hasSize(200);
        assertThatThrownBy(() -> new Revocation("cdgxq", KEY, AT, "因".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SealRefusal refusal(Reading<Revocation> reading) {
        return ((Reading.Refused<Revocation>) reading).refusal();
    }

    private static Cause cause(Reading<Revocation> reading) {
        return refusal(reading).cause();
    }
}
