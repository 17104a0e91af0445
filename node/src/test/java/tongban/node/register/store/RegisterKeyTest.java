package tongban.node.register.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RegisterKeyTest {

    private static final String PLACE = "person 1";
    private static final byte[] WORDS = "演示".getBytes(StandardCharsets.UTF_8);

    private static byte[] secret(int fill) {
        byte[] secret = new byte[RegisterKey.LENGTH];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    private static RegisterKey key(byte[]... secrets) {
        return new RegisterKey(List.of(secrets), new SecureRandom());
    }

    private static SecretKeySpec sealing(byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return new SecretKeySpec(mac.doFinal("tongban/1/register/seal".getBytes(StandardCharsets.UTF_8)), "AES");
    }

    private static Cipher cipher(int mode, byte[] secret, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing(secret), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(PLACE.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Test
    void aRowOpensAtItsPlaceUnderAnyKeyOfTheFile() {
        byte[] sealed = key(secret(1)).seal(PLACE, WORDS);
        assertThat(key(secret(1), secret(2)).open(PLACE, sealed)).contains(WORDS);
        assertThat(key(secret(1)).open("person 2", sealed)).isEmpty();
        assertThat(key(secret(2)).open(PLACE, sealed)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(key(secret(1)).open(PLACE, sealed)).isEmpty();
    }

    @Test
    void noRowIsSealedUnderTheKeyThatAllShare() throws GeneralSecurityException {
        byte[] sealed = key(secret(1)).seal(PLACE, WORDS);
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, secret(1), Arrays.copyOf(sealed, 12));
        assertThatThrownBy(() -> cipher.doFinal(sealed, 12, sealed.length - 12))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aRowFromBeforeEachHadItsOwnKeyOpens() throws Exception {
        byte[] nonce = new byte[12];
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.write(nonce);
        sealed.write(cipher(Cipher.ENCRYPT_MODE, secret(1), nonce).doFinal(WORDS));
        assertThat(key(secret(1), secret(2)).open(PLACE, sealed.toByteArray())).contains(WORDS);
    }
}
