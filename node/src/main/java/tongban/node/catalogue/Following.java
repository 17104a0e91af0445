package tongban.node.catalogue;

import java.util.Optional;
import tongban.kernel.law.LegalReference;

/**
 * An item that has to follow a grant (后续事项).
 *
 * @param item the item's name
 * @param within the limit of {@code policy/limits} within which; empty when none was found
 * @param reference the provision that asks for it
 */
public record Following(String item, Optional<String> within, LegalReference reference) {}
