package tongban.node.web;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The sentences of a module in both languages.
 *
 * @param home a class of the module; its package holds {@code messages.properties} and {@code messages_zh.properties}
 */
public record Sentences(Class<?> home) {

    private static final Control EXACT = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** A sentence in one language. */
    public String say(Locale locale, String key, Object... arguments) {
        Object[] shown = Arrays.stream(arguments).map(Object::toString).toArray();
        return new MessageFormat(bundle(locale).getString(key), locale).format(shown);
    }

    /** Whether the module has a sentence of this name. */
    public boolean has(Locale locale, String key) {
        return bundle(locale).containsKey(key);
    }

    private ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(home.getPackageName() + ".messages", locale, home.getClassLoader(), EXACT);
    }

    /** The Chinese sentence, then the English one: for what a partner will read, whose language nobody knows. */
    public String both(String key, Object... arguments) {
        return say(Locale.SIMPLIFIED_CHINESE, key, arguments) + " / " + say(Locale.ENGLISH, key, arguments);
    }
}
