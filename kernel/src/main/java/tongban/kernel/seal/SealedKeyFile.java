package tongban.kernel.seal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import tongban.kernel.seal.SealRefusal.Cause;

/**
 * A private key under a password, as text: scrypt (RFC 7914) makes the key of SM4-GCM for an SM2 key, of AES-256-GCM
 * for an Ed25519 key. All lines before the last are under the cipher's tag, so that none can be changed.
 * The header can be read without the password. Bytes in, bytes out: where the file lies is the caller's business.
 */
public final class SealedKeyFile {

    /** Bytes in a key file, at most. */
    public static final int LENGTH_MAX = 4 * 1024;

    private static final String HEADING = "tongban/1/key-file";
    private static final int SALT_LENGTH = 16;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final int SECRET_LENGTH = 32;

    private final KeyKind kind;
    private final Suite suite;
    private final KeyId keyId;
    private final ScryptCost cost;
    private final byte[] salt;
    private final byte[] nonce;
    private final byte[] enciphered;

    private SealedKeyFile(
            KeyKind kind, Suite suite, KeyId keyId, ScryptCost cost, byte[] salt, byte[] nonce, byte[] enciphered) {
        this.kind = kind;
        this.suite = suite;
        this.keyId = keyId;
        this.cost = cost;
        this.salt = salt;
        this.nonce = nonce;
        this.enciphered = enciphered;
    }

    /**
     * Puts a key under a password.
     *
     * @param password not empty; the caller wipes it
     * @param random gives salt and nonce
     */
    public static SealedKeyFile seal(
            PrivateKey key, KeyKind kind, char[] password, ScryptCost cost, SecureRandom random) {
        if (password.length == 0) {
            throw new IllegalArgumentException("a key file needs a password");
        }
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        Suite suite = key.publicKey().suite();
        var open = new SealedKeyFile(kind, suite, key.publicKey().id(), cost, salt, nonce, new byte[0]);
        byte[] secret = key.secret();
        try {
            byte[] enciphered = open.crypt(true, password, secret);
            return new SealedKeyFile(kind, suite, open.keyId, cost, salt, nonce, enciphered);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("enciphering does not check a tag", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Takes the key out.
     *
     * @param password the caller wipes it
     * @param random is kept by the key for SM2's signatures
     * @return refused when the password is wrong or the file was altered, which cannot be told apart
     */
    public Reading<PrivateKey> open(char[] password, SecureRandom random) {
        byte[] secret;
        try {
            secret = crypt(false, password, enciphered);
        } catch (InvalidCipherTextException e) {
            return Reading.refused(
                    Cause.WRONG_PASSWORD_OR_ALTERED, 9, "the password is wrong, or the file was altered");
        }
        try {
            return PrivateKey.read(suite, secret, random)
                    .then(key -> key.publicKey().id().equals(keyId)
                            ? Reading.well(key)
                            : Reading.refused(Cause.KEY_MISMATCH, 4, "the file holds another key than it names"));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private byte[] crypt(boolean encipher, char[] password, byte[] input) throws InvalidCipherTextException {
        byte[] passwordUtf8 = utf8(password);
        byte[] key = cost.derive(passwordUtf8, salt, suite == Suite.SM2_SM3 ? 16 : 32);
        Arrays.fill(passwordUtf8, (byte) 0);
        BlockCipher block = suite == Suite.SM2_SM3 ? new SM4Engine() : AESEngine.newInstance();
        var gcm = GCMBlockCipher.newInstance(block);
        gcm.init(encipher, new AEADParameters(new KeyParameter(key), TAG_LENGTH * 8, nonce, boundBytes()));
        Arrays.fill(key, (byte) 0);
        var output = new byte[gcm.getOutputSize(input.length)];
        int length = gcm.processBytes(input, 0, input.length, output, 0);
        gcm.doFinal(output, length);
        return output;
    }

    /** The UTF-8 bytes with no copy left behind in a String that nobody could wipe. */
    private static byte[] utf8(char[] password) {
        var buffer = new byte[3 * password.length];
        var out = ByteBuffer.wrap(buffer);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), out, true);
        byte[] bytes = Arrays.copyOf(buffer, out.position());
        Arrays.fill(buffer, (byte) 0);
        return bytes;
    }

    private byte[] boundBytes() {
        return (Purpose.KEY_FILE.prefix() + header()).getBytes(StandardCharsets.US_ASCII);
    }

    private String header() {
        return HEADING + "\nkind " + kind.label() + "\nsuite " + suite.label() + "\nkey " + keyId + "\nkdf "
                + cost.label() + "\nsalt " + PlainText.base64(salt) + "\ncipher " + cipher(suite) + "\nnonce "
                + PlainText.base64(nonce) + "\n";
    }

    private static String cipher(Suite suite) {
        return switch (suite) {
            case SM2_SM3 -> "sm4-gcm";
            case ED25519_SHA256 -> "aes-256-gcm";
        };
    }

    public byte[] encode() {
        return (header() + "sealed " + PlainText.base64(enciphered) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the file's form; the password comes with {@link #open}. Costs no more than the file is long. */
    public static Reading<SealedKeyFile> decode(byte[] file) {
        return PlainText.decode(file, LENGTH_MAX)
                .then(text -> NoteFields.read(
                        text, HEADING, "kind", "suite", "key", "kdf", "salt", "cipher", "nonce", "sealed"))
                .then(fields -> fields.kind()
                        .then(kind -> fields.suite()
                                .then(suite -> fields.keyId().then(id -> decodeCipher(fields, kind, suite, id)))));
    }

    private static Reading<SealedKeyFile> decodeCipher(NoteFields fields, KeyKind kind, Suite suite, KeyId id) {
        Cause costCause =
                ScryptCost.isShaped(fields.value("kdf")) ? Cause.PARAMETER_OUT_OF_BOUNDS : Cause.BAD_PARAMETER;
        return fields.as(
                        "kdf",
                        ScryptCost::ofLabel,
                        costCause,
                        "kdf: scrypt, log2 N of 10 to 18, r of 1 to 8, p of 1 to 4")
                .then(cost -> fields.as(
                                "cipher",
                                value -> Optional.of(value).filter(cipher(suite)::equals),
                                Cause.UNKNOWN_CIPHER,
                                "cipher: " + cipher(suite) + " for a key of " + suite.label())
                        .then(cipher -> fields.bytes("salt", SALT_LENGTH)
                                .then(salt -> fields.bytes("nonce", NONCE_LENGTH)
                                        .then(nonce -> fields.bytes("sealed", SECRET_LENGTH + TAG_LENGTH)
                                                .then(enciphered -> Reading.well(new SealedKeyFile(
                                                        kind, suite, id, cost, salt, nonce, enciphered)))))));
    }

    public KeyKind kind() {
        return kind;
    }

    public Suite suite() {
        return suite;
    }

    public KeyId keyId() {
        return keyId;
    }

    public ScryptCost cost() {
        return cost;
    }

    @Override
    public String toString() {
        return "sealed " + kind.label() + " key " + keyId;
    }
}
