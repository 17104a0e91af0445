package tongban.kernel.channel;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The key of a case or transaction, 16 random bytes: entries with the same key keep their order through the sequencer,
 * and when one of them is set aside, the later ones are parked behind it. It says nothing about any person.
 *
 * @param high first eight bytes
 * @param low last eight bytes; both zero would mean "none" on the wire and is no key
 */
public record OrderingKey(long high, long low) {

    public OrderingKey {
        if (high == 0 && low == 0) {
            throw new IllegalArgumentException("sixteen zero bytes mean that there is no key");
        }
    }

    public static OrderingKey random(RandomGenerator random) {
        return new OrderingKey(random.nextLong() | 1, random.nextLong());
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
