package tongban.node.story;

import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What a story claims. The claim is worked out anew each time from what was seen, so that a test can turn it round.
 *
 * @param id the story's name, a dot, and a word
 * @param claim looks at what was seen, and at nothing that changes
 * @param seen what was seen, in one line
 */
record Check(String id, BooleanSupplier claim, String seen) {

    /** @param inverted ids of checks of which the opposite is expected */
    boolean passes(Set<String> inverted) {
        return claim.getAsBoolean() != inverted.contains(id);
    }
}
