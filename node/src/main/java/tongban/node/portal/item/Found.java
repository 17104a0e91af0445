package tongban.node.portal.item;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tongban.node.catalogue.Words;

/**
 * By what an item is found: its names and its zone's, their pinyin, and the initials of that.
 *
 * @param texts in small letters
 */
record Found(List<String> texts) {

    private static final int TYPED_MAX = 60;
    private static final int WORDS_MAX = 8;

    /** Thread-safe after its making, as ICU promises for transliterators that are only used. */
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    static Found of(Offer offer) {
        Words item = offer.standard().name();
        return new Found(List.of(
                plain(item.zh()),
                plain(item.en()),
                plain(offer.zone().zh()),
                plain(offer.zone().en()),
                sounds(item.zh(), true),
                sounds(item.zh(), false),
                sounds(offer.zone().zh(), true),
                sounds(offer.zone().zh(), false)));
    }

    boolean holds(List<String> asked) {
        return asked.stream().allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }

    /** What a person typed, cut at blanks. */
    static List<String> asked(String typed) {
        String text = typed.length() > TYPED_MAX ? typed.substring(0, TYPED_MAX) : typed;
        return Arrays.stream(plain(text).split("[\\s，,、]+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS_MAX)
                .toList();
    }

    private static String sounds(String text, boolean whole) {
        StringBuilder sounds = new StringBuilder();
        text.codePoints().forEach(point -> {
            String sound = PINYIN.transliterate(Character.toString(point)).replaceAll("[^a-z0-9]", "");
            sounds.append(whole || sound.isEmpty() ? sound : sound.substring(0, 1));
        });
        return sounds.toString();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
