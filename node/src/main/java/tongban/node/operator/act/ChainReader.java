package tongban.node.operator.act;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Computes the chain again, line by line. */
final class ChainReader {
    private static final int DIGEST_BYTES = 32;

    private long number;
    private byte[] digest = new byte[DIGEST_BYTES];
    private OptionalLong broken = OptionalLong.empty();

    /** A line with the digests that stand beside it. */
    record Row(Act act, byte[] previous, byte[] digest) {}

    void read(Row row) {
        if (broken.isPresent()) {
            return;
        }
        boolean fits = row.act().number() == number + 1
                && Arrays.equals(row.previous(), digest)
                && Arrays.equals(row.digest(), row.act().digest(digest));
        if (!fits) {
            broken = OptionalLong.of(number + 1);
            return;
        }
        number = row.act().number();
        digest = row.digest();
    }

    Chain end(long headNumber, byte[] headDigest) {
        if (broken.isPresent()) {
            return new Chain.Broken(broken.getAsLong());
        }
        if (number != headNumber || !Arrays.equals(digest, headDigest)) {
            return new Chain.Broken(number + 1);
        }
        return new Chain.Holds(number, HexFormat.of().formatHex(digest));
    }
}
