package tongban.node.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of forms in words, for people who read no regular expressions. */
public final class PatternWords {

    /** Words without meaning for a pattern, one or several, at the end of the text. */
    private static final Pattern ENDING =
            Pattern.compile("\\(?([^()|$^\\[\\]{}*+?.\\\\]+(?:\\|[^()|$^\\[\\]{}*+?.\\\\]+)*)\\)?\\$");

    private static final Map<String, Words> KNOWN = Map.of(
            "^1[0-9]{10}$", new Words("以 1 开头的 11 位数字", "11 digits that begin with 1"),
            "^[0-9]{6}([0-9]{3})?$", new Words("6 位或 9 位数字", "6 or 9 digits"),
            "^[a-z][a-z0-9-]+$", new Words("小写字母、数字和连字符，如 cqgxq", "small letters, digits and hyphens, such as cqgxq"),
            "^[^@\\s]+@[^@\\s]+$", new Words("如 name@example.com", "such as name@example.com"),
            "^[㐀-䶿一-鿿]+$", new Words("汉字", "Chinese characters"));

    private PatternWords() {}

    /** What fits a pattern; empty for a pattern that has no words yet. */
    public static Optional<Words> of(String pattern) {
        Words known = KNOWN.get(pattern);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher ending = ENDING.matcher(pattern);
        if (!ending.matches()) {
            return Optional.empty();
        }
        String[] ends = ending.group(1).split("\\|");
        return Optional.of(new Words(
                "以“" + String.join("”或“", ends) + "”结尾", "ends with \"" + String.join("\" or \"", ends) + "\""));
    }
}
