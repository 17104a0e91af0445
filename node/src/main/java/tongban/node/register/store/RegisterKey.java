package tongban.node.register.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tongban.node.register.RegisterKind;
import tongban.node.register.RowSeal;

/**
 * The key of the registers' tables: seals what is personal (AES-256-GCM, NIST SP 800-38D) and finds it again by a keyed
 * hash (HMAC-SHA-256, RFC 2104). Each use has a key of its own, derived from the one in the key file.
 */
public final class RegisterKey implements RowSeal {

    /** Bytes of the key in the key file. */
    public static final int LENGTH = 32;

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;
    private final byte[] sealing;
    private final byte[] finding;
    private final byte[] marking;

    public RegisterKey(byte[] secret, SecureRandom random) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a key has " + LENGTH + " bytes");
        }
        this.random = random;
        this.sealing = mac(secret, "tongban/1/register/seal");
        this.finding = mac(secret, "tongban/1/register/find");
        this.marking = mac(secret, "tongban/1/register/mark");
    }

    /** Tells, without telling the key, whether two keys are the same. */
    public byte[] mark() {
        return marking.clone();
    }

    /** By what a number is found. */
    public byte[] found(RegisterKind kind, String number) {
        return mac(finding, kind.word() + "\n" + number);
    }

    @Override
    public byte[] seal(String place, byte[] plain) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<byte[]> open(String place, byte[] sealed) {
        if (sealed.length < NONCE_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, place, nonce)
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH));
        } catch (GeneralSecurityException altered) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
