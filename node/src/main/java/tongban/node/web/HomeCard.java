package tongban.node.web;

import java.util.List;
import java.util.Set;

/** A card on the home page (首页卡片). A bean is asked each time that the page is shown, and answers quickly. */
public interface HomeCard {

    /** The place among the cards, lower first. */
    int order();

    /** Names of the roles that see it; none means everyone who is signed in. */
    default Set<String> roles() {
        return Set.of();
    }

    /** What it shows now. */
    Face face();

    /**
     * One card.
     *
     * @param title the key of its heading
     * @param path where more is to be read
     * @param figures the figures on it, one to four
     */
    record Face(String title, String path, List<Figure> figures) {

        public Face {
            figures = List.copyOf(figures);
        }
    }

    /**
     * One figure.
     *
     * @param label the key of its words
     * @param value the figure itself, or a word of its own
     * @param tone how it is to be taken; colour is never the only sign, the words say it too
     */
    record Figure(String label, String value, Tone tone) {}

    /** How a figure or a state is to be taken. */
    enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD;

        /** The class of the style sheet. */
        public String style() {
            return "tb-tone-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
