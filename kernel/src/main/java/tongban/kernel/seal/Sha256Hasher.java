package tongban.kernel.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/** SHA-256 (FIPS 180-4) by the JDK, which uses the processor's own instructions where it has them. */
final class Sha256Hasher implements Hasher {

    private final MessageDigest digest;

    Sha256Hasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    @Override
    public Hasher update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    @Override
    public Hasher update(byte value) {
        digest.update(value);
        return this;
    }

    @Override
    public void finish(byte[] out, int offset) {
        Objects.checkFromIndexSize(offset, LENGTH, out.length);
        try {
            digest.digest(out, offset, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes are there, as checked above", e);
        }
    }
}
