package tongban.kernel.seal;

import java.util.Objects;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 (GB/T 32905-2016). */
final class Sm3Hasher implements Hasher {

    private final SM3Digest digest = new SM3Digest();

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
        digest.doFinal(out, offset);
    }
}
