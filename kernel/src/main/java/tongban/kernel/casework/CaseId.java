package tongban.kernel.casework;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tongban.kernel.channel.OrderingKey;

/**
 * The identity of a case (办件) for ever and in all zones: 16 random bytes, which are also the key of its messages. The
 * number that people read is another one.
 *
 * @param key the sixteen bytes
 */
public record CaseId(OrderingKey key) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public static CaseId random(RandomGenerator random) {
        return new CaseId(OrderingKey.random(random));
    }

    /** Reads 32 lower-case hexadecimal digits; empty for anything else, and for 32 zeros. */
    public static Optional<CaseId> read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        long high = HexFormat.fromHexDigitsToLong(text, 0, 16);
        long low = HexFormat.fromHexDigitsToLong(text, 16, 32);
        return high == 0 && low == 0 ? Optional.empty() : Optional.of(new CaseId(new OrderingKey(high, low)));
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
