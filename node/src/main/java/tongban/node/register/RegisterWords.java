package tongban.node.register;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The sentences of this module in both languages. */
public final class RegisterWords {

    private static final String BUNDLE = "tongban.node.register.messages";

    private RegisterWords() {}

    /** A sentence in one language. */
    public static String say(Locale locale, String key, Object... arguments) {
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, RegisterWords.class.getClassLoader(), exact);
        Object[] shown = Arrays.stream(arguments).map(Object::toString).toArray();
        return new MessageFormat(bundle.getString(key), locale).format(shown);
    }

    /** The Chinese sentence, then the English one: for what a partner will read, whose language nobody knows. */
    public static String both(String key, Object... arguments) {
        return say(Locale.SIMPLIFIED_CHINESE, key, arguments) + " / " + say(Locale.ENGLISH, key, arguments);
    }
}
