package tongban.node.catalogue;

import tongban.kernel.law.LegalReference;

/** What an item costs (收费). */
public sealed interface Fee {

    /** Nothing, by a provision. */
    record None(LegalReference reference) implements Fee {}

    /** No source was found that says. */
    record NotFound() implements Fee {}
}
