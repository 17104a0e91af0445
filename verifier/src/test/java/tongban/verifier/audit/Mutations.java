package tongban.verifier.audit;

import java.util.Arrays;
import java.util.Random;

/** Seeded changes of bytes: flips, cuts, splices with another file, and length fields set to extremes. */
final class Mutations {

    private static final int[] EXTREMES = {0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, -1, 4 * 1024 * 1024, 9_000_000};

    private Mutations() {}

    static byte[] mutated(byte[] good, byte[] other, Random random) {
        byte[] bytes = good.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            bytes = once(bytes, other, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, byte[] other, Random random) {
        if (bytes.length < 8) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int to = at + random.nextInt(bytes.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, at, random);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 3 -> {
                int from = random.nextInt(other.length);
                byte[] part = Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from));
                yield joined(joined(Arrays.copyOf(bytes, at), part), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            case 4 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> length(bytes, random);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static byte[] length(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length - 4);
        int value = EXTREMES[random.nextInt(EXTREMES.length)];
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> 24 - 8 * i);
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
