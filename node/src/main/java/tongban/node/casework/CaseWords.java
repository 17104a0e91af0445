package tongban.node.casework;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The sentences of this module in both languages. */
public final class CaseWords {

    private static final String BUNDLE = "tongban.node.casework.messages";

    private CaseWords() {}

    /** A sentence in one language. */
    public static String say(Locale locale, String key, Object... arguments) {
        Object[] shown = List.of(arguments).stream().map(Object::toString).toArray();
        Control exact = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, CaseWords.class.getClassLoader(), exact);
        return new MessageFormat(bundle.getString(key), locale).format(shown);
    }
}
