package tongban.node.register;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a person as registers write it: 1 to 64 characters of any script's letters, rare Chinese ones such as 䶮
 * included, with the middle dot of transcribed names, blanks, hyphens and full stops between them.
 *
 * @param value the name in Unicode's form NFC, with {@code ·} for every kind of middle dot
 */
public record PersonName(String value) {

    /** Characters (code points), at most. */
    public static final int LENGTH_MAX = 64;

    private static final Pattern FORM = Pattern.compile("\\p{L}[\\p{L}\\p{M}· .\\-]*");
    private static final Pattern DOTS = Pattern.compile("[•‧∙・･]");

    /** @throws IllegalArgumentException when it is no name; text from outside goes through {@link #read} */
    public PersonName {
        if (!isName(value)) {
            throw new IllegalArgumentException("a name has 1 to " + LENGTH_MAX + " letters");
        }
    }

    /** Reads a name; blanks around it are left out. */
    public static Optional<PersonName> read(String text) {
        if (text.length() > 4 * LENGTH_MAX) {
            return Optional.empty();
        }
        String name = DOTS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFC))
                .replaceAll("·");
        return isName(name) ? Optional.of(new PersonName(name)) : Optional.empty();
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LENGTH_MAX
                && FORM.matcher(text).matches();
    }

    /** Masked, so that no log and no message ever holds the name: the first character, the rest starred. */
    public String masked() {
        int first = value.offsetByCodePoints(0, 1);
        return value.substring(0, first) + "*".repeat(value.codePointCount(first, value.length()));
    }

    @Override
    public String toString() {
        return masked();
    }
}
