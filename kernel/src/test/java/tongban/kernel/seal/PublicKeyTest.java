package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tongban.kernel.seal.Keys.utf8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.seal.SealRefusal.Cause;

class PublicKeyTest {

    private static final byte[] MESSAGE = utf8("a batch of 256 entries");

    @ParameterizedTest
    @EnumSource
    void verifiesWhatItsPrivateKeySignedAndNothingElse(Suite suite) {
        PrivateKey key = Keys.key(suite, 1);
        PrivateKey other = Keys.key(suite, 2);
        byte[] signature = key.sign(Purpose.CHECKPOINT, MESSAGE);

        assertThat(signature).hasSize(Suite.SIGNATURE_LENGTH);
        assertThat(key.publicKey().verifies(Purpose.CHECKPOINT, MESSAGE, signature))
                .isTrue();
        assertThat(key.publicKey().verifies(Purpose.CHECKPOINT, utf8("another"), signature))
                .isFalse();
        assertThat(other.publicKey().verifies(Purpose.CHECKPOINT, MESSAGE, signature))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void refusesASignatureMadeForAnotherPurpose(Suite suite) {
        PrivateKey key = Keys.key(suite, 1);
        for (Purpose signedFor : Purpose.values()) {
            byte[] signature = key.sign(signedFor, MESSAGE);
            for (Purpose askedFor : Purpose.values()) {
                assertThat(key.publicKey().verifies(askedFor, MESSAGE, signature))
                        .isEqualTo(askedFor == signedFor);
            }
        }
    }

    @Test
    void noPurposesPrefixBeginsAnother() {
        for (Purpose one : Purpose.values()) {
            assertThat(one.prefix()).startsWith("tongban/1/").endsWith("\n");
            for (Purpose another : Purpose.values()) {
                assertThat(one.prefix().startsWith(another.prefix())).isEqualTo(one == another);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysFalseToEveryChangedBitAndToEveryWrongLength(Suite suite) {
        PrivateKey key = Keys.key(suite, 1);
        byte[] signature = key.sign(Purpose.LICENCE, MESSAGE);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(key.publicKey().verifies(Purpose.LICENCE, MESSAGE, changed))
                    .as("bit %d", bit)
                    .isFalse();
        }
        for (int length : new int[] {0, 1, 32, 63, 65, 128}) {
            byte[] cut = Arrays.copyOf(signature, length);
            assertThat(key.publicKey().verifies(Purpose.LICENCE, MESSAGE, cut))
                    .as("length %d", length)
                    .isFalse();
        }
        assertThat(key.publicKey().verifies(Purpose.LICENCE, MESSAGE, signature))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"r, 0", "r, n", "r, n+r", "s, 0", "s, n", "s, n-r", "s, max", "r, max"})
    void saysFalseToSm2NumbersOutOfRange(String part, String value) {
        PrivateKey key = Keys.key(Suite.SM2_SM3, 1);
        byte[] signature = key.sign(Purpose.LICENCE, MESSAGE);
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
        BigInteger number = switch (value) {
            case "0" -> BigInteger.ZERO;
            case "n" -> Sm2Curve.ORDER;
            case "n+r" -> Sm2Curve.ORDER.add(r).mod(BigInteger.TWO.pow(256));
            case "n-r" -> Sm2Curve.ORDER.subtract(r);
            default -> BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        };
        byte[] bytes = BigIntegers.asUnsignedByteArray(32, number);
        System.arraycopy(bytes, 0, signature, part.equals("r") ? 0 : 32, 32);

        assertThat(key.publicKey().verifies(Purpose.LICENCE, MESSAGE, signature))
                .isFalse();
    }

    /** RFC 8032 section 5.1.7: s must be less than the group's order L; s + L would be a second valid form. */
    @Test
    void saysFalseToTheSecondFormOfAnEd25519Signature() {
        PrivateKey key = Keys.key(Suite.ED25519_SHA256, 1);
        byte[] signature = key.sign(Purpose.LICENCE, MESSAGE);
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        BigInteger s = littleEndian(Arrays.copyOfRange(signature, 32, 64));
        assertThat(s).isLessThan(order);

        for (BigInteger second = s.add(order); second.bitLength() <= 256; second = second.add(order)) {
            byte[] changed = signature.clone();
            byte[] bytes = BigIntegers.asUnsignedByteArray(32, second);
            for (int i = 0; i < 32; i++) {
                changed[32 + i] = bytes[31 - i];
            }
            assertThat(key.publicKey().verifies(Purpose.LICENCE, MESSAGE, changed))
                    .isFalse();
        }
    }

    private static BigInteger littleEndian(byte[] bytes) {
        var reversed = new byte[bytes.length];
        IntStream.range(0, bytes.length).forEach(i -> reversed[i] = bytes[bytes.length - 1 - i]);
        return new BigInteger(1, reversed);
    }

    @Test
    void refusesAnSm2KeyThatIsNoPointOfTheCurve() {
        byte[] good = Keys.key(Suite.SM2_SM3, 1).publicKey().encoded();
        byte[] offCurve = good.clone();
        offCurve[64] ^= 1;
        byte[] zero = new byte[65];
        zero[0] = 4;
        byte[] largeX = good.clone();
        Arrays.fill(largeX, 1, 33, (byte) 0xff);

        for (byte[] bad : new byte[][] {offCurve, zero, largeX}) {
            assertThat(cause(PublicKey.read(Suite.SM2_SM3, bad))).isEqualTo(Cause.POINT_NOT_ON_CURVE);
        }
    }

    @Test
    void refusesAnSm2KeyInAnyOtherForm() {
        byte[] good = Keys.key(Suite.SM2_SM3, 1).publicKey().encoded();
        byte[] infinity = {0};
        byte[] compressed = Arrays.copyOf(good, 33);
        compressed[0] = (byte) (2 + (good[64] & 1));
        byte[] hybrid = good.clone();
        hybrid[0] = (byte) (6 + (good[64] & 1));

        for (byte[] bad : new byte[][] {{}, infinity, compressed, hybrid, Arrays.copyOf(good, 64)}) {
            assertThat(cause(PublicKey.read(Suite.SM2_SM3, bad))).isEqualTo(Cause.BAD_KEY_LENGTH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // The neutral point, a point of order 2, one of order 4, a y beyond the prime, and a y that is on no point.
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000",
    })
    void refusesAnEd25519KeyThatIsNoPointOfThePrimeOrderGroup(String encoded) {
        assertThat(cause(PublicKey.read(Suite.ED25519_SHA256, Keys.hex(encoded))))
                .isEqualTo(Cause.POINT_NOT_ON_CURVE);
    }

    /** A good point plus the point of order 2 is (-x, -y): on the curve, but outside the prime-order group. */
    @Test
    void refusesAnEd25519KeyOfMixedOrder() {
        byte[] good = Keys.key(Suite.ED25519_SHA256, 1).publicKey().encoded();
        int signOfX = good[31] & 0x80;
        good[31] &= 0x7f;
        BigInteger prime = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        byte[] minusY = BigIntegers.asUnsignedByteArray(32, prime.subtract(littleEndian(good)));
        var mixed = new byte[32];
        IntStream.range(0, 32).forEach(i -> mixed[i] = minusY[31 - i]);
        mixed[31] |= (byte) (signOfX ^ 0x80);

        assertThat(Ed25519.validatePublicKeyPartial(mixed, 0))
                .as("it is on the curve")
                .isTrue();
        assertThat(cause(PublicKey.read(Suite.ED25519_SHA256, mixed))).isEqualTo(Cause.POINT_NOT_ON_CURVE);
    }

    @Test
    void refusesAnEd25519KeyOfAnotherLength() {
        assertThat(cause(PublicKey.read(Suite.ED25519_SHA256, new byte[31]))).isEqualTo(Cause.BAD_KEY_LENGTH);
        assertThatThrownBy(() -> PublicKey.of(Suite.ED25519_SHA256, new byte[33]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void isAValueAndGivesOnlyCopies(Suite suite) {
        PublicKey key = Keys.key(suite, 1).publicKey();
        PublicKey again = PublicKey.of(suite, key.encoded());
        key.encoded()[5] ^= 1;

        assertThat(again).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(key).isNotEqualTo(Keys.key(suite, 2).publicKey());
        assertThat(key.id()).isEqualTo(again.id());
    }

    @ParameterizedTest
    @EnumSource
    void namesAKeyByTheHashOfSuiteAndBytes(Suite suite) {
        PublicKey key = Keys.key(suite, 1).publicKey();
        String hash = HexFormat.of()
                .formatHex(suite.hash(utf8("tongban/1/key\n"), utf8(suite.label()), utf8("\n"), key.encoded()));

        assertThat(key.id().hex()).isEqualTo(hash.substring(0, 16));
        assertThat(key.fingerprint().replace(" ", "")).isEqualTo(hash);
        assertThat(key.fingerprint()).matches("([0-9a-f]{4} ){15}[0-9a-f]{4}");
    }

    @ParameterizedTest
    @EnumSource
    void signsAndVerifiesInManyThreadsAtOnce(Suite suite) {
        PrivateKey key = Keys.key(suite, 1);
        boolean allWell = IntStream.range(0, 400).parallel().allMatch(i -> {
            byte[] message = utf8("message " + i);
            byte[] signature = key.sign(Purpose.COMPACT, message);
            return key.publicKey().verifies(Purpose.COMPACT, message, signature)
                    && !key.publicKey().verifies(Purpose.COMPACT, MESSAGE, signature);
        });
        assertThat(allWell).isTrue();
    }

    private static Cause cause(Reading<PublicKey> reading) {
        return ((Reading.Refused<PublicKey>) reading).refusal().cause();
    }
}
