package tongban.node.compact;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import tongban.kernel.compact.CompactFault;

/** The sentences of this module in both languages. */
public final class CompactWords {

    private static final String BUNDLE = "tongban.node.compact.messages";

    private CompactWords() {}

    /** A sentence in one language. */
    public static String say(Locale locale, String key, Object... arguments) {
        Object[] shown = List.of(arguments).stream().map(Object::toString).toArray();
        return new MessageFormat(bundle(locale).getString(key), locale).format(shown);
    }

    /** The Chinese sentence, then the English one: for what a partner will read, whose language nobody knows. */
    public static String both(String key, Object... arguments) {
        return say(Locale.SIMPLIFIED_CHINESE, key, arguments) + " / " + say(Locale.ENGLISH, key, arguments);
    }

    public static String say(Locale locale, CompactRefusal refusal) {
        return say(locale, refusal.key(), refusal.arguments().toArray());
    }

    public static String both(CompactRefusal refusal) {
        return both(refusal.key(), refusal.arguments().toArray());
    }

    /** A fault of a text, with its line. */
    public static CompactRefusal unreadable(CompactFault fault) {
        return CompactRefusal.of(
                CompactRefusal.Reason.UNREADABLE,
                fault.line(),
                say(Locale.SIMPLIFIED_CHINESE, "compact.fault." + fault.cause()),
                fault.cause().wanted(),
                fault.found());
    }

    private static ResourceBundle bundle(Locale locale) {
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(BUNDLE, locale, CompactWords.class.getClassLoader(), exact);
    }
}
