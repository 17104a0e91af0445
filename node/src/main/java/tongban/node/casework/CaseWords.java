package tongban.node.casework;

import java.util.Locale;
import tongban.node.web.Sentences;

/** The sentences of this module in both languages. */
public final class CaseWords {

    private static final Sentences SENTENCES = new Sentences(CaseWords.class);

    private CaseWords() {}

    /** A sentence in one language. */
    public static String say(Locale locale, String key, Object... arguments) {
        return SENTENCES.say(locale, key, arguments);
    }
}
