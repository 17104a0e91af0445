package tongban.node.zone;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import tongban.verifier.words.KernelWords;

/**
 * Why an act on this zone's files, keys or partners was refused.
 *
 * @param cause the exact cause
 * @param details what was found, where, and what would pass, in the order of the cause's sentence
 */
public record ZoneRefusal(Cause cause, List<String> details) {

    private static final String BUNDLE = "tongban.node.zone.messages";

    /** A detail that begins so is the key of a text. */
    private static final String KEY = "zone.";

    /** The exact cause; its sentence is {@code zone.refusal.CAUSE} in the bundle of this package. */
    public enum Cause {
        FILE_MISSING,
        FILE_UNREADABLE,
        FILE_NOT_WRITTEN,
        NOT_YAML,
        NO_MAPPING,
        NO_LIST,
        UNKNOWN_FIELD,
        MISSING_FIELD,
        FIELD_TWICE,
        BAD_FIELD,
        FOLDER_TAKEN,
        BAD_NAME,
        BAD_WORDS,
        WRONG_WORDS,
        NO_NODE_PASSWORD,
        WRONG_NODE_PASSWORD,
        BROKEN_FILE,
        FOREIGN_FILE,
        NOT_A_DESCRIPTOR,
        OWN_DESCRIPTOR,
        OLDER_DESCRIPTOR,
        OTHER_DESCRIPTOR,
        OTHER_SEAL_KEY,
        NO_FINGERPRINT,
        BAD_FINGERPRINT,
        WRONG_FINGERPRINT,
        NO_SUCH_KEY,
        REVOKED_ALREADY,
        BAD_REASON
    }

    public ZoneRefusal {
        details = List.copyOf(details);
    }

    static ZoneRefusal of(Cause cause, Object... details) {
        return new ZoneRefusal(
                cause, Arrays.stream(details).map(String::valueOf).toList());
    }

    /** The key of the sentence. */
    public String key() {
        return KEY + "refusal." + cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence or two with place, cause and cure, in Chinese for a Chinese locale, otherwise in English. */
    public String sentence(Locale locale) {
        ResourceBundle words = words(locale);
        Object[] said =
                details.stream().map(detail -> said(detail, words, locale)).toArray();
        return new MessageFormat(words.getString(key()), locale).format(said);
    }

    private static String said(String detail, ResourceBundle words, Locale locale) {
        return detail.startsWith(KEY) && words.containsKey(detail)
                ? words.getString(detail)
                : KernelWords.in(locale).say(detail);
    }

    private static ResourceBundle words(Locale locale) {
        Locale own = locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
        return ResourceBundle.getBundle(
                BUNDLE,
                own,
                ZoneRefusal.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Override
    public String toString() {
        return sentence(Locale.ENGLISH);
    }
}
