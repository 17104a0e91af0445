package tongban.kernel.seal;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key (公钥) of one suite. SM2: 65 bytes, 04 ‖ x ‖ y; Ed25519: 32 bytes (RFC 8032 section 5.1.2).
 * A value: equal when suite and bytes are equal. Safe for many threads; the parsed key is kept inside, so keep the
 * object rather than read it again for each signature.
 */
public final class PublicKey {

    private final Suite suite;
    private final byte[] encoded;
    private final byte[] keyHash;
    private final KeyId id;
    private final Verification verification;

    private PublicKey(Suite suite, byte[] encoded, Verification verification) {
        this.suite = suite;
        this.encoded = encoded;
        this.keyHash = KeyId.keyHash(suite, encoded);
        this.id = KeyId.ofKeyHash(keyHash);
        this.verification = verification;
    }

    /** Reads a key from outside: refused when its length is wrong or it is no proper point of the suite's curve. */
    public static Reading<PublicKey> read(Suite suite, byte[] encoded) {
        byte[] own = encoded.clone();
        Reading<Verification> parsed = switch (suite) {
            case SM2_SM3 -> Sm2Verification.read(own);
            case ED25519_SHA256 -> Ed25519Verification.read(own);
        };
        return parsed.then(verification -> Reading.well(new PublicKey(suite, own, verification)));
    }

    /**
     * A key from bytes that are known to be well, such as those of a key that was read before.
     *
     * @throws IllegalArgumentException where {@link #read} would refuse
     */
    public static PublicKey of(Suite suite, byte[] encoded) {
        return read(suite, encoded).orThrow();
    }

    public Suite suite() {
        return suite;
    }

    /** A copy of the key's bytes. */
    public byte[] encoded() {
        return encoded.clone();
    }

    public KeyId id() {
        return id;
    }

    /**
     * The whole hash for people to compare by eye or by telephone: 16 groups of 4 hexadecimal digits with spaces.
     * It begins with the key id.
     */
    public String fingerprint() {
        String hex = HexFormat.of().formatHex(keyHash);
        var groups = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 4) {
            groups.append(i == 0 ? "" : " ").append(hex, i, i + 4);
        }
        return groups.toString();
    }

    /** Whether this key made the signature over the purpose's prefix and the message; false for any malformed one. */
    public boolean verifies(Purpose purpose, byte[] message, byte[] signature) {
        return verification.verifies(purpose.prefixBytes(), message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && suite == key.suite && Arrays.equals(encoded, key.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyHash);
    }

    @Override
    public String toString() {
        return suite.label() + " " + id;
    }
}
