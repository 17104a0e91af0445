package tongban.node.catalogue;

import java.util.Optional;
import tongban.kernel.law.LegalReference;

/**
 * Something that the law asks of an application (办理条件), decided by the form alone.
 *
 * @param condition its word: {@code paid-in-within-five-years}
 * @param question as it is put to people
 * @param when it is asked only of forms that are so; empty when always
 * @param need what has to be so
 * @param reference the provision that asks it
 */
public record Condition(
        String condition, Words question, Optional<Predicate> when, Predicate need, LegalReference reference) {}
