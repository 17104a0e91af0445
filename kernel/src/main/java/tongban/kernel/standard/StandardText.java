package tongban.kernel.standard;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Suite;

/**
 * What identifies the common part of a standard (同标): the item, its version, its first day, and the digest of each of
 * its files as they are, so that both zones come to the same id from the same bytes. Text and example:
 * docs/protocol/standard-1.md.
 *
 * @param item the item's name, as agreements have it
 * @param version 1, 2, 3 and so on
 * @param from the first day of receipt to which it applies
 * @param files SHA-256 of each file by its name, in the order of the names
 */
public record StandardText(String item, int version, LocalDate from, Map<String, Digest> files) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9./-]{0,62}[a-z0-9])?");

    public StandardText {
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
        boolean named = files.keySet().stream().allMatch(StandardText::isName);
        if (!isName(item) || version < 1 || files.isEmpty() || !named) {
            throw new IllegalArgumentException("a standard has an item, a version from 1 and named files");
        }
    }

    /** Whether a text names an item or a file: 1 to 64 of {@code a-z 0-9 . - /}, no mark at either end. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The digest of a file's bytes, which are never written anew. */
    public static Digest digest(byte[] file) {
        return Digest.of(Suite.ED25519_SHA256.hash(file));
    }

    public String text() {
        StringBuilder text = new StringBuilder("tongban/1/standard\nitem ")
                .append(item)
                .append("\nversion ")
                .append(version)
                .append("\nfrom ")
                .append(from);
        files.forEach((name, digest) ->
                text.append("\nfile ").append(name).append(' ').append(digest));
        return text.append('\n').toString();
    }

    /** The id: SHA-256 of the text, 64 hexadecimal digits, whatever the suites of the zones. */
    public String id() {
        return digest(text().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
