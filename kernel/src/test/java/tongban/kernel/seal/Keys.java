package tongban.kernel.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** Repeatable keys and bytes for tests. */
final class Keys {

    private Keys() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static PrivateKey key(Suite suite, long seed) {
        return PrivateKey.generate(suite, seeded(seed));
    }

    /** Repeatable, unlike a SecureRandom, and good for tests only. */
    static SecureRandom seeded(long seed) {
        return new Repeatable(seed);
    }

    /** A source that gives the same bytes each time, as the examples of the SM2 standard need for k. */
    static SecureRandom fixed(byte[] value) {
        return new Fixed(value);
    }

    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient Random random;

        Repeatable(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }

    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient byte[] value;

        Fixed(byte[] value) {
            this.value = value;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(value, 0, bytes, 0, Math.min(value.length, bytes.length));
            if (bytes.length > value.length) {
                Arrays.fill(bytes, value.length, bytes.length, (byte) 1);
            }
        }
    }
}
