package tongban.node.compact;

import java.util.List;
import tongban.kernel.compact.CompactId;

/**
 * What is still under way under an agreement (未结事项), so that its end can list it. Modules that let matters run for
 * days provide this as a bean.
 */
public interface OpenMatters {

    /** One sentence for people about each matter, or each kind of them with its number. */
    List<Matter> under(CompactId compact);

    /**
     * Matters that are still open.
     *
     * @param key the key of the words for its kind
     * @param reference how people find it: a number, a case
     */
    record Matter(String key, String reference) {}
}
