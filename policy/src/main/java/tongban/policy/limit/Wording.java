package tongban.policy.limit;

import java.util.Locale;

/** A name in the two languages in which everything is shown. */
public record Wording(String zh, String en) {
    /** The wording for a reader's language; English for every language but Chinese. */
    public String in(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
