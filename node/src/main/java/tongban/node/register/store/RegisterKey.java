package tongban.node.register.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tongban.node.register.RegisterKind;
import tongban.node.zone.RowSeal;

/**
 * The key of the registers' tables: seals what is personal (AES-256-GCM, NIST SP 800-38D) and finds it again by a keyed
 * hash (HMAC-SHA-256, RFC 2104). Each use has a key of its own, derived from those in the key file: by the first key
 * things are found, the last one seals, and all of them open. Each row is sealed under a key that is derived from that
 * and its place: nonces are drawn at random, and one key may not see more than 2^32 of them (SP 800-38D, 8.3), which
 * the rows of a busy zone together would within weeks.
 */
public final class RegisterKey implements RowSeal {

    /** Bytes of the key in the key file. */
    public static final int LENGTH = 32;

    /** Keys of a file, since a row names its key in one byte. */
    static final int KEYS_MAX = 255;

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;
    private final List<SecretKeySpec> sealing;
    private final byte[] finding;
    private final byte[] keying;
    private final byte[] marking;

    public RegisterKey(byte[] secret, SecureRandom random) {
        this(List.of(secret), random);
    }

    /** @param secrets the oldest first */
    RegisterKey(List<byte[]> secrets, SecureRandom random) {
        if (secrets.isEmpty() || secrets.size() > KEYS_MAX || secrets.stream().anyMatch(s -> s.length != LENGTH)) {
            throw new IllegalArgumentException("there are 1 to " + KEYS_MAX + " keys of " + LENGTH + " bytes");
        }
        this.random = random;
        this.sealing = secrets.stream()
                .map(secret -> new SecretKeySpec(mac(secret, "tongban/1/register/seal"), "AES"))
                .toList();
        this.finding = mac(secrets.getFirst(), "tongban/1/register/find");
        this.keying = mac(secrets.getFirst(), "tongban/1/register/keyed");
        this.marking = mac(secrets.getFirst(), "tongban/1/register/mark");
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
    public byte[] keyed(String use, byte[] bytes) {
        byte[] start = (use + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, text, start.length, bytes.length);
        return mac(keying, text);
    }

    @Override
    public int newest() {
        return sealing.size();
    }

    @Override
    public byte[] seal(String place, byte[] plain) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, rowKey(sealing.getLast(), place), place, nonce);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_LENGTH + plain.length + TAG_BITS / Byte.SIZE);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_LENGTH);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A row does not say its key to whoever seals by itself: the newest is tried first, the tag tells. Rows from before
     * each had its own key lie under the key itself.
     */
    @Override
    public Optional<byte[]> open(String place, byte[] sealed) {
        return sealing.reversed().stream()
                .flatMap(key -> Stream.of(rowKey(key, place), key))
                .map(key -> opened(key, place, sealed))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static SecretKeySpec rowKey(SecretKeySpec key, String place) {
        return new SecretKeySpec(mac(key.getEncoded(), place), "AES");
    }

    private static Optional<byte[]> opened(SecretKeySpec key, String place, byte[] sealed) {
        if (sealed.length < NONCE_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, place, nonce)
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH));
        } catch (GeneralSecurityException altered) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, String place, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] mac(byte[] key, String text) {
        return mac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
