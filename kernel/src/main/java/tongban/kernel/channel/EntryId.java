package tongban.kernel.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import tongban.kernel.seal.Suite;

/**
 * The identity of an entry, 16 bytes, unique for its sender for ever. It is random, or derived from the entry that
 * caused it: so when a restored zone handles the same entry again, its answer has the same id and is not said twice.
 *
 * @param high first eight bytes
 * @param low last eight bytes
 */
public record EntryId(long high, long low) {

    private static final byte[] DERIVED = "tongban/1/derived\n".getBytes(StandardCharsets.US_ASCII);

    public static EntryId random(RandomGenerator random) {
        return new EntryId(random.nextLong(), random.nextLong());
    }

    /**
     * The id of the entry that another one causes.
     *
     * @param suite the suite of the channel that the new entry goes into
     * @param cause the entry that was handled
     * @param ordinal which of its consequences, from 0; 0 is the answer or refusal
     */
    public static EntryId derived(Suite suite, EntryId cause, int ordinal) {
        byte[] input = ByteBuffer.allocate(20)
                .putLong(cause.high)
                .putLong(cause.low)
                .putInt(ordinal)
                .array();
        ByteBuffer hash = ByteBuffer.wrap(suite.hash(DERIVED, input));
        return new EntryId(hash.getLong(), hash.getLong());
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
