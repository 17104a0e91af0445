package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tongban.kernel.seal.Keys.utf8;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.seal.SealRefusal.Cause;

class SealedKeyFileTest {

    private static final ScryptCost CHEAP = new ScryptCost(10, 1, 1);
    private static final String PASSWORD = "高新区 2026 correct horse";

    @ParameterizedTest
    @EnumSource
    void givesTheKeyBackForThePassword(Suite suite) {
        PrivateKey key = Keys.key(suite, 1);
        byte[] file = file(key);
        SealedKeyFile read = SealedKeyFile.decode(file).orThrow();
        PrivateKey opened = open(file, PASSWORD).orThrow();

        assertThat(read.kind()).isEqualTo(KeyKind.NODE);
        assertThat(read.suite()).isEqualTo(suite);
        assertThat(read.keyId()).isEqualTo(key.publicKey().id());
        assertThat(read.encode()).isEqualTo(file);
        assertThat(opened.secret()).isEqualTo(key.secret());
        byte[] signature = opened.sign(Purpose.CHECKPOINT, new byte[] {1});
        assertThat(key.publicKey().verifies(Purpose.CHECKPOINT, new byte[] {1}, signature))
                .isTrue();
    }

    @Test
    void opensWithTheStandardCostToo() {
        PrivateKey key = Keys.key(Suite.SM2_SM3, 1);
        byte[] file = SealedKeyFile.seal(
                        key, KeyKind.ZONE_SEAL, PASSWORD.toCharArray(), ScryptCost.STANDARD, Keys.seeded(2))
                .encode();
        assertThat(open(file, PASSWORD).orThrow().publicKey()).isEqualTo(key.publicKey());
    }

    @ParameterizedTest
    @EnumSource
    void refusesAWrongPassword(Suite suite) {
        byte[] file = file(Keys.key(suite, 1));
        for (String wrong : new String[] {"", "x", PASSWORD + " ", "高新区 2026 correct hors\ud800"}) {
            assertThat(cause(open(file, wrong))).isEqualTo(Cause.WRONG_PASSWORD_OR_ALTERED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWithAnyBitChangedAndAtEveryShorterLength(Suite suite) {
        byte[] file = file(Keys.key(suite, 1));
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] changed = file.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(open(changed, PASSWORD)).as("bit %d", bit).isInstanceOf(Reading.Refused.class);
        }
        for (int length = 0; length < file.length; length++) {
            assertThat(SealedKeyFile.decode(Arrays.copyOf(file, length)))
                    .as("length %d", length)
                    .isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void neverHoldsTheSecretInTheOpen() {
        PrivateKey key = Keys.key(Suite.ED25519_SHA256, 1);
        String file = new String(file(key), StandardCharsets.US_ASCII);
        assertThat(file).doesNotContain(PlainText.base64(key.secret()));
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_HEADING, 1, tongban/1/key-file, -----BEGIN PRIVATE KEY-----",
        "UNKNOWN_KIND, 2, kind node, kind root",
        "UNKNOWN_SUITE, 3, suite sm2-sm3, suite sm2",
        "BAD_KEY_ID, 4, 'key ', 'key x'",
        "BAD_PARAMETER, 5, scrypt 10 1 1, pbkdf2 1000",
        "BAD_PARAMETER, 5, scrypt 10 1 1, scrypt 010 1 1",
        "PARAMETER_OUT_OF_BOUNDS, 5, scrypt 10 1 1, scrypt 30 8 1",
        "PARAMETER_OUT_OF_BOUNDS, 5, scrypt 10 1 1, scrypt 16 99 99",
        "PARAMETER_OUT_OF_BOUNDS, 5, scrypt 10 1 1, scrypt 9 1 1",
        "PARAMETER_OUT_OF_BOUNDS, 5, scrypt 10 1 1, scrypt 16 1 1",
        "BAD_BASE64, 6, 'salt ', 'salt A'",
        "UNKNOWN_CIPHER, 7, sm4-gcm, aes-256-gcm",
        "UNKNOWN_CIPHER, 7, sm4-gcm, none",
        "BAD_BASE64, 8, 'nonce ', 'nonce AAAA'",
        "BAD_BASE64, 9, 'sealed ', 'sealed AAAA'",
        "MISSING_FIELD, 2, 'kind node\n', ''",
    })
    void namesLineAndCause(Cause cause, int line, String good, String bad) {
        String file = new String(file(Keys.key(Suite.SM2_SM3, 1)), StandardCharsets.US_ASCII);
        SealRefusal refusal = refusal(SealedKeyFile.decode(utf8(file.replace(good, bad))));

        assertThat(refusal.cause()).as(refusal.toString()).isEqualTo(cause);
        assertThat(refusal.line()).as(refusal.toString()).isEqualTo(line);
    }

    @Test
    void refusesWhatFollowsTheLastLineAndWhatIsTooLarge() {
        String file = new String(file(Keys.key(Suite.SM2_SM3, 1)), StandardCharsets.US_ASCII);
        assertThat(refusal(SealedKeyFile.decode(utf8(file + "\n"))).cause()).isEqualTo(Cause.SURPLUS_LINE);
        assertThat(refusal(SealedKeyFile.decode(new byte[100_000])).cause()).isEqualTo(Cause.TOO_LARGE);
    }

    /** Such a file can only be made by somebody who knows the password; the cipher is the JDK's here. */
    @Test
    void refusesAFileThatHoldsAnotherKeyThanItNames() throws GeneralSecurityException {
        String header = """
                tongban/1/key-file
                kind node
                suite ed25519-sha256
                key 0123456789abcdef
                kdf scrypt 10 1 1
                salt AAAAAAAAAAAAAAAAAAAAAA==
                cipher aes-256-gcm
                nonce AAAAAAAAAAAAAAAA
                """;
        byte[] cipherKey = CHEAP.derive(utf8(PASSWORD), new byte[16], 32);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cipherKey, "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(utf8("tongban/1/key-file\n" + header));
        byte[] enciphered = cipher.doFinal(Keys.key(Suite.ED25519_SHA256, 1).secret());
        byte[] file = utf8(header + "sealed " + PlainText.base64(enciphered) + "\n");

        assertThat(cause(open(file, PASSWORD))).isEqualTo(Cause.KEY_MISMATCH);
    }

    @Test
    void needsAPassword() {
        assertThatThrownBy(() -> SealedKeyFile.seal(
                        Keys.key(Suite.SM2_SM3, 1), KeyKind.NODE, new char[0], CHEAP, Keys.seeded(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] file(PrivateKey key) {
        return SealedKeyFile.seal(key, KeyKind.NODE, PASSWORD.toCharArray(), CHEAP, Keys.seeded(2))
                .encode();
    }

    private static Reading<PrivateKey> open(byte[] file, String password) {
        return SealedKeyFile.decode(file).then(read -> read.open(password.toCharArray(), Keys.seeded(3)));
    }

    private static Cause cause(Reading<PrivateKey> reading) {
        return ((Reading.Refused<PrivateKey>) reading).refusal().cause();
    }

    private static SealRefusal refusal(Reading<SealedKeyFile> reading) {
        return ((Reading.Refused<SealedKeyFile>) reading).refusal();
    }
}
