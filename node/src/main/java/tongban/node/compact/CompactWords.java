package tongban.node.compact;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import tongban.kernel.compact.CompactFault;
import tongban.verifier.words.KernelWords;

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

    /** What was refused, and what would pass. */
    public static String say(Locale locale, CompactRefusal refusal) {
        Object[] arguments = refusal.arguments().toArray();
        if (refusal.reason() == CompactRefusal.Reason.UNREADABLE) {
            arguments[1] = cause(locale, refusal.arguments().get(1));
        }
        return say(locale, refusal.key(), arguments);
    }

    /** The same in both languages. */
    public static String both(CompactRefusal refusal) {
        return say(Locale.SIMPLIFIED_CHINESE, refusal) + " / " + say(Locale.ENGLISH, refusal);
    }

    /** The name of a cause of this module, or a sentence of the kernel about a signed text. */
    private static String cause(Locale locale, String cause) {
        String key = "compact.fault." + cause;
        return bundle(locale).containsKey(key)
                ? bundle(locale).getString(key)
                : KernelWords.in(locale).say(cause);
    }

    /** A fault of a text, with its line. */
    public static CompactRefusal unreadable(CompactFault fault) {
        return CompactRefusal.of(CompactRefusal.Reason.UNREADABLE, fault.line(), fault.cause(), fault.found());
    }

    private static ResourceBundle bundle(Locale locale) {
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(BUNDLE, locale, CompactWords.class.getClassLoader(), exact);
    }
}
