package tongban.node.web;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A sentence that the next page shows once (提示). It travels in a cookie for a minute at most, so it holds a key and
 * arguments that are shown as text, and never a secret.
 *
 * @param kind whether something was done or is to be minded
 * @param key the key of its words
 * @param arguments what stands in {0}, {1} …
 */
public record Flash(Kind kind, String key, List<String> arguments) {

    /** The name under which it is handed over. */
    public static final String NAME = "flash";

    public Flash {
        arguments = List.copyOf(arguments);
    }

    /** What the sentence is about. */
    public enum Kind {
        DONE,
        WARNING
    }

    /** Says on the next page what was done. */
    public static void done(RedirectAttributes redirect, String key, String... arguments) {
        redirect.addFlashAttribute(NAME, new Flash(Kind.DONE, key, Arrays.asList(arguments)));
    }

    /** Says on the next page what to mind. */
    public static void warn(RedirectAttributes redirect, String key, String... arguments) {
        redirect.addFlashAttribute(NAME, new Flash(Kind.WARNING, key, Arrays.asList(arguments)));
    }
}
