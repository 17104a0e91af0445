package tongban.kernel.compact;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Suite;

/**
 * The identity of a compact: the SHA-256 (FIPS 180-4) of its text, whatever the suites of its parties. It finds the
 * text; what a party signs is the text's hash in that party's own suite as well.
 *
 * @param digest 32 bytes
 */
public record CompactId(Digest digest) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    /** The id of the compact with this text. */
    public static CompactId of(String text) {
        return new CompactId(Digest.of(Suite.ED25519_SHA256.hash(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Reads 64 lower-case hexadecimal digits; empty for anything else. */
    public static Optional<CompactId> read(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new CompactId(Digest.of(HexFormat.of().parseHex(text))))
                : Optional.empty();
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        return digest.toString();
    }

    /** The first eight hexadecimal digits, for people; it gives no trust. */
    public String brief() {
        return digest.brief();
    }

    @Override
    public String toString() {
        return hex();
    }
}
