package tongban.node.catalogue;

import java.util.Optional;
import tongban.kernel.law.LegalReference;

/**
 * A paper that an application needs (申请材料).
 *
 * @param material its word: {@code premises}
 * @param reference the provision that asks for it
 * @param register the register from which it can come instead (免提交), if any
 * @param when it is needed only with forms that are so; empty when always
 * @param age how old it may be; empty when the provision sets no age
 * @param merge the word under which papers of several items are one and the same, asked for once; empty when none
 */
public record Material(
        String material,
        Words name,
        LegalReference reference,
        Optional<String> register,
        Optional<Predicate> when,
        Optional<Age> age,
        Optional<String> merge) {

    /**
     * How old a paper may be.
     *
     * @param days on the day of receipt, at most
     * @param dated the field of the form with its date, a JSON pointer
     */
    public record Age(int days, String dated) {}
}
