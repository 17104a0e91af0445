package tongban.node.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Suite;
import tongban.node.zone.ZoneRefusal.Cause;

/** What a person types of a fingerprint. */
class FingerprintTest {

    private final PublicKey key =
            PrivateKey.generate(Suite.SM2_SM3, new SecureRandom()).publicKey();
    private final String whole = key.fingerprint();
    private final String digits = whole.replace(" ", "");
    private final String ends = digits.substring(0, 16) + digits.substring(48);

    @Test
    void takesAllDigitsOrBothEndsHoweverTheyAreWritten() {
        for (String typed : new String[] {
            whole,
            digits,
            ends,
            digits.toUpperCase(Locale.ROOT),
            whole.replace(' ', '-'),
            whole.replace(" ", "\n\t"),
            whole.replace(' ', '\u3000'),
            digits.replace('1', '１').replace('a', 'ａ')
        }) {
            assertThat(Fingerprint.compare(typed, key)).as(typed).isInstanceOf(ZoneAnswer.Done.class);
        }
    }

    @Test
    void refusesOneDigitThatDiffers() {
        char other = ends.charAt(20) == '0' ? '1' : '0';
        String wrong = ends.substring(0, 20) + other + ends.substring(21);
        assertThat(cause(wrong)).isEqualTo(Cause.WRONG_FINGERPRINT);
        assertThat(cause(ends.substring(16) + ends.substring(0, 16))).isEqualTo(Cause.WRONG_FINGERPRINT);
    }

    @Test
    void refusesWhatIsNoFingerprint() {
        assertThat(cause(" ")).isEqualTo(Cause.NO_FINGERPRINT);
        assertThat(cause(digits.substring(1))).isEqualTo(Cause.BAD_FINGERPRINT);
        assertThat(cause(digits.substring(0, 16))).isEqualTo(Cause.BAD_FINGERPRINT);
        assertThat(cause("g".repeat(64))).isEqualTo(Cause.BAD_FINGERPRINT);
    }

    private Cause cause(String typed) {
        return ((ZoneAnswer.Refused<PublicKey>) Fingerprint.compare(typed, key))
                .refusal()
                .cause();
    }
}
