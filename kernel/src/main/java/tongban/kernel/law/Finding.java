package tongban.kernel.law;

import java.util.List;

/**
 * What a rule found: the answer with the provision and the facts, so that it can be read and recomputed later.
 *
 * @param rule the rule's id
 * @param answer what it found
 * @param facts what it looked at, in the order in which it did
 * @param basis the provision that asks the question
 */
public record Finding<A>(String rule, A answer, List<Fact> facts, LegalReference basis) {
    /** Refuses a rule without an id and keeps its own copy of the facts. */
    public Finding {
        if (rule.isBlank()) {
            throw new IllegalArgumentException("a finding names its rule");
        }
        facts = List.copyOf(facts);
    }
}
