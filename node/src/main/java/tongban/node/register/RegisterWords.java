package tongban.node.register;

import java.util.Locale;
import tongban.node.web.Sentences;

/** The sentences of this module in both languages. */
public final class RegisterWords {

    private static final Sentences SENTENCES = new Sentences(RegisterWords.class);

    private RegisterWords() {}

    /** A sentence in one language. */
    public static String say(Locale locale, String key, Object... arguments) {
        return SENTENCES.say(locale, key, arguments);
    }

    /** The Chinese sentence, then the English one. */
    public static String both(String key, Object... arguments) {
        return SENTENCES.both(key, arguments);
    }
}
