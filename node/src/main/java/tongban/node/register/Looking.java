package tongban.node.register;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who looks at a subject, and for what: it stands in the record that the person can read (使用痕迹).
 *
 * @param by the account of a person or program of this zone, 1 to 64 of {@code a-z A-Z 0-9 . _ : @ -}; never a resident
 *     id
 * @param matter the case or other matter, of the same form; a partner is told it
 */
public record Looking(String by, Optional<String> matter) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,63}");
    private static final Pattern LIKE_A_RESIDENT_ID = Pattern.compile("[0-9]{17}[0-9Xx]");

    /** @throws IllegalArgumentException when a word has another form */
    public Looking {
        if (!isWord(by) || !matter.map(Looking::isWord).orElse(true)) {
            throw new IllegalArgumentException("who looks and for what are 1 to 64 of a-z A-Z 0-9 . _ : @ -");
        }
    }

    /** Whether it may stand for who looks, or for what. */
    public static boolean isWord(String text) {
        return WORD.matcher(text).matches() && !LIKE_A_RESIDENT_ID.matcher(text).matches();
    }
}
