package tongban.kernel.seal;

import java.util.Optional;

/**
 * A pair of signature and hash that is always used together (密码套件).
 * SM2 is GB/T 32918.2 with the curve of GB/T 32918.5 and the user id {@code 1234567812345678} of GM/T 0009;
 * SM3 is GB/T 32905; Ed25519 is RFC 8032 section 5.1; SHA-256 is FIPS 180-4.
 */
public enum Suite {
    SM2_SM3("sm2-sm3") {
        @Override
        public Hasher hasher() {
            return new Sm3Hasher();
        }
    },
    ED25519_SHA256("ed25519-sha256") {
        @Override
        public Hasher hasher() {
            return new Sha256Hasher();
        }
    };

    /** Bytes in a signature of either suite: SM2 as r ‖ s of 32 bytes each, Ed25519 as in RFC 8032. */
    public static final int SIGNATURE_LENGTH = 64;

    private final String label;

    Suite(String label) {
        this.label = label;
    }

    /** The name in texts and channel names. */
    public String label() {
        return label;
    }

    public static Optional<Suite> ofLabel(String label) {
        for (Suite suite : values()) {
            if (suite.label.equals(label)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }

    /** A new incremental hash, for one thread at a time. */
    public abstract Hasher hasher();

    /** The 32-byte hash of the parts one after the other, without any separator. */
    public byte[] hash(byte[]... parts) {
        Hasher hasher = hasher();
        for (byte[] part : parts) {
            hasher.update(part);
        }
        return hasher.finish();
    }
}
