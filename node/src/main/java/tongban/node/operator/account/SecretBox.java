package tongban.node.operator.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database: AES-256 in GCM (NIST SP 800-38D) with a random nonce of 12 bytes in front, bound to
 * the account, so that a secret copied to another account's row does not open.
 */
final class SecretBox {
    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final OperatorFiles files;
    private final SecureRandom random;

    SecretBox(OperatorFiles files, SecureRandom random) {
        this.files = files;
        this.random = random;
    }

    byte[] seal(UUID account, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, account, nonce).doFinal(secret);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** @throws IllegalStateException if the key file is not the one with which it was sealed */
    byte[] open(UUID account, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, account, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException fault) {
            throw new IllegalStateException(
                    "the file operator.key is not the one with which this database's authenticators were sealed;"
                            + " put the right file back from the backup",
                    fault);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Cipher cipher(int mode, UUID account, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(AES_GCM);
        cipher.init(mode, new SecretKeySpec(files.key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(account.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
