package tongban.kernel.channel;

import java.util.Arrays;

/**
 * What an entry says, kept apart from its header so that it can be erased.
 *
 * @param salt 16 random bytes, erased together with the bytes, so that nobody can guess the bytes from their digest
 * @param bytes as sent, at most 256 KiB; never re-serialised
 */
public record Body(byte[] salt, byte[] bytes) {

    /** Bytes in a salt. */
    public static final int SALT_LENGTH = 16;

    public Body {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has " + SALT_LENGTH + " bytes");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && Arrays.equals(salt, that.salt) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(salt) + Arrays.hashCode(bytes);
    }

    /** Never shows the content. */
    @Override
    public String toString() {
        return "body of " + bytes.length + " bytes";
    }
}
