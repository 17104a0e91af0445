package tongban.kernel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;

/** Seeded changes of bytes: flips, cuts, doubled parts and length fields set to extremes. */
final class Mutations {

    private static final int[] EXTREMES = {0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, -1, 4 << 20, 9_000_000};

    private Mutations() {}

    /** The good bytes round-trip; of the mutated ones, whatever is read encodes to the bytes that were read. */
    static void fuzz(byte[] good, int mutations, Function<byte[], Optional<byte[]>> roundTrip) {
        assertThat(roundTrip.apply(good)).hasValue(good);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int seed = 0; seed < mutations; seed++) {
                byte[] bytes = mutated(good, new Random(seed));
                byte[] given = bytes.clone();
                Optional<byte[]> again = roundTrip.apply(bytes);
                if (again.isPresent() && !Arrays.equals(again.get(), given)) {
                    throw new AssertionError("seed " + seed + ": read, and encoded to other bytes");
                }
                if (!Arrays.equals(bytes, given)) {
                    throw new AssertionError("seed " + seed + ": the decoder changed its input");
                }
            }
        });
    }

    static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int times = 1 + random.nextInt(2); times > 0 && bytes.length > 8; times--) {
            int at = random.nextInt(bytes.length);
            int to = at + random.nextInt(bytes.length - at);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes = Arrays.copyOf(bytes, at);
                case 2 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
                case 3 -> bytes = joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
                case 4 -> bytes[at] = (byte) random.nextInt(256);
                default -> {
                    int value = EXTREMES[random.nextInt(EXTREMES.length)];
                    for (int i = 0; i < 4 && at + i < bytes.length; i++) {
                        bytes[at + i] = (byte) (value >> 24 - 8 * i);
                    }
                }
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Repeatable, unlike a SecureRandom, and good for tests only. */
    static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient Random source;

        Repeatable(long seed) {
            this.source = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
