package tongban.node.story;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What a story claims of what it saw. The claim looks at that alone and is worked out anew each time, so that a test
 * can turn it round, or give it something else that was not seen.
 *
 * @param id the story's name, a dot, and a word
 * @param seen what was seen; nothing that changes
 */
record Check<F>(String id, F seen, Predicate<? super F> claim) {

    private static final int WORDS_MAX = 800;

    /** @param inverted ids of checks of which the opposite is expected */
    boolean passes(Set<String> inverted) {
        return claim.test(seen) != inverted.contains(id);
    }

    /** What was seen, in one line. */
    String words() {
        String line = String.valueOf(seen).strip().replaceAll("\\s+", " ");
        return line.length() > WORDS_MAX ? line.substring(0, WORDS_MAX) + "…" : line;
    }
}
