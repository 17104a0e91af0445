package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.seal.SealRefusal.Cause;

class PrivateKeyTest {

    @ParameterizedTest
    @EnumSource
    void isTheSameKeyFromItsSecretBytes(Suite suite) {
        PrivateKey key = Keys.key(suite, 7);
        PrivateKey again = PrivateKey.read(suite, key.secret(), Keys.seeded(8)).orThrow();

        assertThat(again.publicKey()).isEqualTo(key.publicKey());
        byte[] signature = again.sign(Purpose.COMPACT, new byte[] {1});
        assertThat(key.publicKey().verifies(Purpose.COMPACT, new byte[] {1}, signature))
                .isTrue();
    }

    @Test
    void takesANewKForEachSm2SignatureAndNoneForEd25519() {
        var message = new byte[] {1, 2, 3};
        PrivateKey sm2 = Keys.key(Suite.SM2_SM3, 1);
        PrivateKey ed25519 = Keys.key(Suite.ED25519_SHA256, 1);

        assertThat(sm2.sign(Purpose.LICENCE, message)).isNotEqualTo(sm2.sign(Purpose.LICENCE, message));
        assertThat(ed25519.sign(Purpose.LICENCE, message)).isEqualTo(ed25519.sign(Purpose.LICENCE, message));
    }

    /** GB/T 32918.1-2016 section 6.1: d is in [1, n-2], since the signature divides by 1 + d. */
    @Test
    void refusesAnSm2SecretOutOfRange() {
        BigInteger order = Sm2Curve.ORDER;
        for (BigInteger bad : new BigInteger[] {BigInteger.ZERO, order.subtract(BigInteger.ONE), order}) {
            assertThat(cause(readSm2(bad))).isEqualTo(Cause.SECRET_OUT_OF_RANGE);
        }
        for (BigInteger good : new BigInteger[] {BigInteger.ONE, order.subtract(BigInteger.TWO)}) {
            assertThat(readSm2(good)).isInstanceOf(Reading.Well.class);
        }
    }

    private static Reading<PrivateKey> readSm2(BigInteger secret) {
        return PrivateKey.read(Suite.SM2_SM3, BigIntegers.asUnsignedByteArray(32, secret), Keys.seeded(1));
    }

    @ParameterizedTest
    @EnumSource
    void refusesASecretOfAnotherLength(Suite suite) {
        assertThat(cause(PrivateKey.read(suite, new byte[31], Keys.seeded(1)))).isEqualTo(Cause.BAD_KEY_LENGTH);
    }

    @ParameterizedTest
    @EnumSource
    void neverShowsItsSecret(Suite suite) {
        PrivateKey key = Keys.key(suite, 1);

        assertThat(key.toString())
                .contains(key.publicKey().id().hex())
                .doesNotContain(HexFormat.of().formatHex(key.secret()))
                .doesNotContain(Base64.getEncoder().encodeToString(key.secret()));
    }

    @ParameterizedTest
    @EnumSource
    void signsNoMoreOnceDestroyed(Suite suite) {
        PrivateKey key = Keys.key(suite, 1);
        key.destroy();

        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(() -> key.sign(Purpose.LICENCE, new byte[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("destroyed");
    }

    private static Cause cause(Reading<PrivateKey> reading) {
        return ((Reading.Refused<PrivateKey>) reading).refusal().cause();
    }
}
