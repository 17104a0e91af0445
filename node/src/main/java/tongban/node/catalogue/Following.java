package tongban.node.catalogue;

import java.util.Optional;
import tongban.kernel.law.LegalReference;

/**
 * An item that has to follow a grant (后续事项).
 *
 * @param item the item's name
 * @param when it follows only forms that are so; empty when always
 * @param each the field of the form that lists who has to apply for it, each with {@code creditCode}, {@code name} and,
 *     where that is known, {@code zone}; empty when that is the applicant
 * @param tells the field of the form that names what changed, in words of its own; empty when nothing does
 * @param within the limit of {@code policy/limits} within which; empty when none was found
 * @param reference the provision that asks for it
 */
public record Following(
        String item,
        Optional<Predicate> when,
        Optional<String> each,
        Optional<String> tells,
        Optional<String> within,
        LegalReference reference) {}
