package tongban.node.compact;

import java.util.Locale;
import tongban.kernel.compact.CompactFault;
import tongban.node.web.Sentences;
import tongban.verifier.words.KernelWords;

/** The sentences of this module in both languages. */
public final class CompactWords {

    private static final Sentences SENTENCES = new Sentences(CompactWords.class);

    private CompactWords() {}

    /** A sentence in one language. */
    public static String say(Locale locale, String key, Object... arguments) {
        return SENTENCES.say(locale, key, arguments);
    }

    /** The Chinese sentence, then the English one: for what a partner will read, whose language nobody knows. */
    public static String both(String key, Object... arguments) {
        return SENTENCES.both(key, arguments);
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
        return SENTENCES.has(locale, key)
                ? SENTENCES.say(locale, key)
                : KernelWords.in(locale).say(cause);
    }

    /** A fault of a text, with its line. */
    public static CompactRefusal unreadable(CompactFault fault) {
        return CompactRefusal.of(CompactRefusal.Reason.UNREADABLE, fault.line(), fault.cause(), fault.found());
    }
}
