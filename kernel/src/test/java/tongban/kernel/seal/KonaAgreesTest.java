package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencent.kona.crypto.KonaCryptoProvider;
import com.tencent.kona.crypto.spec.SM2PrivateKeySpec;
import com.tencent.kona.crypto.spec.SM2PublicKeySpec;
import com.tencent.kona.crypto.spec.SM2SignatureParameterSpec;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;

/** SM2 and SM3 against an implementation that shares no code with ours. */
class KonaAgreesTest {

    private static final Provider KONA = new KonaCryptoProvider();
    private static final byte[] USER_ID = Keys.utf8("1234567812345678");

    @Test
    void hashesAlike() throws GeneralSecurityException {
        var random = new Random(3);
        MessageDigest theirs = MessageDigest.getInstance("SM3", KONA);
        for (int i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            assertThat(Suite.SM2_SM3.hash(bytes)).isEqualTo(theirs.digest(bytes));
        }
    }

    @Test
    void verifiesThereWhatWasSignedHere() throws Exception {
        var random = new Random(4);
        for (int seed = 0; seed < 40; seed++) {
            PrivateKey ours = Keys.key(Suite.SM2_SM3, seed);
            var message = new byte[random.nextInt(300)];
            random.nextBytes(message);
            byte[] plain = ours.sign(Purpose.CHECKPOINT, message);

            Signature theirs = Signature.getInstance("SM2", KONA);
            ECPublicKey key = theirPublicKey(ours.publicKey());
            theirs.setParameter(new SM2SignatureParameterSpec(USER_ID, key));
            theirs.initVerify(key);
            theirs.update(Purpose.CHECKPOINT.prefixBytes());
            theirs.update(message);
            assertThat(theirs.verify(toDer(plain))).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void verifiesHereWhatWasSignedThere() throws Exception {
        var random = new Random(5);
        for (int seed = 0; seed < 40; seed++) {
            PrivateKey ours = Keys.key(Suite.SM2_SM3, seed);
            var message = new byte[random.nextInt(300)];
            random.nextBytes(message);

            Signature theirs = Signature.getInstance("SM2", KONA);
            ECPublicKey key = theirPublicKey(ours.publicKey());
            theirs.setParameter(new SM2SignatureParameterSpec(USER_ID, key));
            theirs.initSign(KeyFactory.getInstance("SM2", KONA).generatePrivate(new SM2PrivateKeySpec(ours.secret())));
            theirs.update(Purpose.LICENCE.prefixBytes());
            theirs.update(message);
            byte[] plain = toPlain(theirs.sign());

            assertThat(ours.publicKey().verifies(Purpose.LICENCE, message, plain))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(ours.publicKey().verifies(Purpose.COMPACT, message, plain))
                    .isFalse();
        }
    }

    /** SM4-GCM (GB/T 32907, GB/T 17964) as the sealed key file uses it. */
    @Test
    void enciphersAKeyFileAlike() throws Exception {
        PrivateKey key = Keys.key(Suite.SM2_SM3, 1);
        var cost = new ScryptCost(10, 1, 1);
        byte[] file = SealedKeyFile.seal(key, KeyKind.NODE, "password".toCharArray(), cost, Keys.seeded(2))
                .encode();
        String text = new String(file, StandardCharsets.US_ASCII);
        String header = text.substring(0, text.indexOf("sealed "));

        var cipher = Cipher.getInstance("SM4/GCM/NoPadding", KONA);
        byte[] cipherKey = cost.derive(Keys.utf8("password"), field(text, "salt"), 16);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(cipherKey, "SM4"),
                new GCMParameterSpec(128, field(text, "nonce")));
        cipher.updateAAD(Keys.utf8("tongban/1/key-file\n" + header));

        assertThat(cipher.doFinal(key.secret())).isEqualTo(field(text, "sealed"));
    }

    private static byte[] field(String text, String name) {
        String line =
                text.lines().filter(l -> l.startsWith(name + " ")).findFirst().orElseThrow();
        return Base64.getDecoder().decode(line.substring(name.length() + 1));
    }

    private static ECPublicKey theirPublicKey(PublicKey ours) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("SM2", KONA).generatePublic(new SM2PublicKeySpec(ours.encoded()));
    }

    private static byte[] toDer(byte[] plain) throws Exception {
        BigInteger r = new BigInteger(1, Arrays.copyOf(plain, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(plain, 32, 64));
        return StandardDSAEncoding.INSTANCE.encode(Sm2Curve.ORDER, r, s);
    }

    private static byte[] toPlain(byte[] der) throws Exception {
        BigInteger[] numbers = StandardDSAEncoding.INSTANCE.decode(Sm2Curve.ORDER, der);
        return PlainDSAEncoding.INSTANCE.encode(Sm2Curve.ORDER, numbers[0], numbers[1]);
    }
}
