package tongban.kernel.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short name of a public key: 16 lower-case hexadecimal digits, the first 8 bytes of the suite's hash over
 * {@code "tongban/1/key\n" ‖ suite label ‖ 0x0A ‖ key bytes}. It finds a key; only the whole key gives trust.
 */
public record KeyId(String hex) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{16}");

    public KeyId {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a key id is 16 lower-case hexadecimal digits");
        }
    }

    /** The id that a text names, or empty when it is not exactly 16 lower-case hexadecimal digits. */
    public static Optional<KeyId> read(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new KeyId(text)) : Optional.empty();
    }

    static KeyId ofKeyHash(byte[] keyHash) {
        return new KeyId(HexFormat.of().formatHex(Arrays.copyOf(keyHash, 8)));
    }

    static byte[] keyHash(Suite suite, byte[] encoded) {
        byte[] head = ("tongban/1/key\n" + suite.label() + "\n").getBytes(StandardCharsets.US_ASCII);
        return suite.hash(head, encoded);
    }

    @Override
    public String toString() {
        return hex;
    }
}
