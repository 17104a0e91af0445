package tongban.verifier.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two languages in which every command speaks. */
public enum Language {
    /** English. */
    EN(Locale.ENGLISH),
    /** 简体中文. */
    ZH(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The locale whose message bundles are read. */
    public Locale locale() {
        return locale;
    }

    /**
     * The language that the arguments ask for ({@code --lang zh}, {@code --lang=zh}; the last one counts), otherwise
     * the environment's: the first of TONGBAN_LANG, LC_ALL, LC_MESSAGES and LANG that is not empty (POSIX, XBD 8.2).
     * Arguments are read before they are parsed, because the texts about a failed parse need a language too.
     */
    static Language of(List<String> arguments, Map<String, String> environment) {
        for (int i = arguments.size() - 1; i >= 0; i--) {
            String word = arguments.get(i);
            String asked = word.startsWith("--lang=")
                    ? word.substring("--lang=".length())
                    : word.equals("--lang") && i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (asked.equalsIgnoreCase("zh")) {
                return ZH;
            }
            if (asked.equalsIgnoreCase("en")) {
                return EN;
            }
        }
        for (String name : List.of("TONGBAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
            }
        }
        return EN;
    }
}
