package tongban.kernel.seal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What it costs to try one password (RFC 7914): memory is 128 · r · 2^log2N bytes, time grows with p as well.
 * The bounds keep a hostile file from demanding more than 256 MiB and a few seconds.
 *
 * @param log2N 10 to 18
 * @param r 1 to 8
 * @param p 1 to 4
 */
public record ScryptCost(int log2N, int r, int p) {

    /** 64 MiB; a fraction of a second on a server of today. */
    public static final ScryptCost STANDARD = new ScryptCost(16, 8, 1);

    private static final Pattern SHAPE = Pattern.compile("scrypt ([1-9][0-9]?) ([1-9][0-9]?) ([1-9][0-9]?)");

    public ScryptCost {
        if (!isAllowed(log2N, r, p)) {
            throw new IllegalArgumentException("scrypt takes log2 N of 10 to 18, r of 1 to 8, p of 1 to 4");
        }
    }

    private static boolean isAllowed(int log2N, int r, int p) {
        // RFC 7914 section 2 asks for N < 2^(128 r / 8), which with N of 2^16 and more excludes r = 1.
        return log2N >= 10 && log2N <= 18 && r >= 1 && r <= 8 && p >= 1 && p <= 4 && log2N < 16 * r;
    }

    String label() {
        return "scrypt " + log2N + " " + r + " " + p;
    }

    /** Whether the text has the right form, whatever its numbers. */
    static boolean isShaped(String label) {
        return SHAPE.matcher(label).matches();
    }

    static Optional<ScryptCost> ofLabel(String label) {
        Matcher matcher = SHAPE.matcher(label);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int log2N = Integer.parseInt(matcher.group(1));
        int r = Integer.parseInt(matcher.group(2));
        int p = Integer.parseInt(matcher.group(3));
        return isAllowed(log2N, r, p) ? Optional.of(new ScryptCost(log2N, r, p)) : Optional.empty();
    }

    byte[] derive(byte[] password, byte[] salt, int length) {
        return SCrypt.generate(password, salt, 1 << log2N, r, p, length);
    }
}
