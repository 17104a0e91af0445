package tongban.node.casework.store;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words under which a case is found: its number, and the name by its characters, by pairs of them, by pinyin and by
 * the initials of pinyin. What a person types is cut the same way, so that one index serves all.
 */
public final class SearchWords {

    private static final int TYPED_MAX = 40;
    private static final int PIECES_MAX = 12;

    /** Thread-safe after its making, as ICU promises for transliterators that are only used. */
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    private SearchWords() {}

    /** All words of a case. */
    public static List<String> of(String number, String subject) {
        Set<String> words = new LinkedHashSet<>();
        words.add(plain(number));
        String name = plain(subject);
        int[] points = name.codePoints().filter(Character::isLetterOrDigit).toArray();
        String[] sounds = sounds(points);
        StringBuilder full = new StringBuilder();
        StringBuilder initials = new StringBuilder();
        for (int at = 0; at < points.length; at++) {
            String one = Character.toString(points[at]);
            if (isHan(points[at])) {
                words.add(one);
                if (at + 1 < points.length && isHan(points[at + 1])) {
                    words.add(one + Character.toString(points[at + 1]));
                }
            }
            String sound = isHan(points[at]) ? sounds[at] : one;
            if (!sound.isEmpty()) {
                full.append(sound);
                initials.append(sound.charAt(0));
            }
        }
        for (String part : name.split("[^\\p{IsAlphabetic}\\p{IsDigit}]+")) {
            if (!part.isEmpty() && !isHan(part.codePointAt(0))) {
                words.add(part);
            }
        }
        words.add(full.toString());
        words.add(initials.toString());
        words.remove("");
        return List.copyOf(words);
    }

    /**
     * What a person typed, as terms of a query that must all be found; prefixes of pinyin and of cases' numbers
     * suffice, of an identity number the whole is needed.
     */
    static List<String> asked(String typed, IdentityWords identities) {
        Optional<String> number = identities.of(typed.strip());
        if (number.isPresent()) {
            return List.of(quoted(number.get()));
        }
        List<String> terms = new ArrayList<>();
        String plain = plain(typed.length() > TYPED_MAX ? typed.substring(0, TYPED_MAX) : typed);
        for (String part : plain.split("[^\\p{IsAlphabetic}\\p{IsDigit}-]+")) {
            if (part.isEmpty()) {
                continue;
            }
            Optional<String> identity = identities.of(part);
            if (identity.isPresent()) {
                terms.add(quoted(identity.get()));
                continue;
            }
            int[] points = part.codePoints().toArray();
            boolean han = isHan(points[0]);
            for (int at = 0; han && at + 1 < points.length; at++) {
                terms.add(quoted(Character.toString(points[at]) + Character.toString(points[at + 1])));
            }
            if (han && points.length == 1) {
                terms.add(quoted(part));
            }
            if (!han) {
                terms.add(quoted(part) + ":*");
            }
        }
        return terms.size() > PIECES_MAX ? terms.subList(0, PIECES_MAX) : terms;
    }

    /** Only letters, digits, hyphens and # come here, so that nothing in the quotes can end them. */
    private static String quoted(String word) {
        return "'" + word + "'";
    }

    private static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    /** What each character sounds like by itself, all asked for at once; empty of what has no sound in letters. */
    private static String[] sounds(int[] points) {
        StringBuilder joined = new StringBuilder();
        for (int point : points) {
            joined.append(isHan(point) ? Character.toString(point) : "").append('\n');
        }
        String[] sounds = PINYIN.transliterate(joined.toString()).split("\n", -1);
        return Arrays.stream(sounds)
                .map(sound -> sound.replaceAll("[^a-z]", ""))
                .toArray(String[]::new);
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
