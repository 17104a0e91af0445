package tongban.node.catalogue;

import java.util.Optional;
import java.util.OptionalInt;
import tongban.kernel.law.LegalReference;

/**
 * A paper that an application needs (申请材料).
 *
 * @param material its word: {@code premises}
 * @param reference the provision that asks for it
 * @param register the register from which it can come instead (免提交), if any
 * @param when the field of the form that must be true for it to be needed, a JSON pointer; empty when always
 * @param validDays how old it may be, in days; empty when the provision sets no age
 */
public record Material(
        String material,
        Words name,
        LegalReference reference,
        Optional<String> register,
        Optional<String> when,
        OptionalInt validDays) {}
