package tongban.node.portal.form;

import java.util.stream.Stream;
import tongban.node.catalogue.Condition;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.Predicate;
import tongban.node.catalogue.Standard;
import tools.jackson.databind.JsonNode;

/**
 * Which optional questions matter by what was answered so far. A form's schema does not say when an optional member is
 * wanted; the conditions and papers of the standard do: a question that they name is asked when its answer could change
 * one of them.
 */
public final class Relevance {

    private final Standard standard;
    private final JsonNode form;

    public Relevance(Standard standard, JsonNode form) {
        this.standard = standard;
        this.form = form;
    }

    public boolean isAsked(Question question) {
        if (question.required()) {
            return true;
        }
        boolean named = Stream.concat(
                        standard.conditions().stream().flatMap(Relevance::fields),
                        standard.materials().stream().flatMap(Relevance::fields))
                .anyMatch(question::holds);
        return !named
                || standard.conditions().stream().anyMatch(one -> asks(one, question))
                || standard.materials().stream().anyMatch(one -> asks(one, question));
    }

    private static Stream<String> fields(Condition condition) {
        return Stream.concat(
                condition.need().fields(), condition.when().stream().flatMap(Predicate::fields));
    }

    private static Stream<String> fields(Material material) {
        return Stream.concat(
                material.age().map(Material.Age::dated).stream(),
                material.when().stream().flatMap(Predicate::fields));
    }

    private boolean asks(Condition condition, Question question) {
        boolean open = condition.when().map(when -> holds(when, question, true)).orElse(true);
        boolean matters = condition.when().stream().flatMap(Predicate::fields).anyMatch(question::holds)
                || holds(condition.need(), question, true) != holds(condition.need(), question, false);
        return open && matters;
    }

    private boolean asks(Material material, Question question) {
        boolean needed =
                material.when().map(when -> holds(when, question, true)).orElse(true);
        return needed && fields(material).anyMatch(question::holds);
    }

    /** Whether a predicate holds when every test of the question comes out like this. */
    private boolean holds(Predicate predicate, Question question, boolean outcome) {
        return switch (predicate) {
            case Predicate.Test test -> question.holds(test.field()) ? outcome : test.holds(form);
            case Predicate.All all -> all.parts().stream().allMatch(part -> holds(part, question, outcome));
            case Predicate.Any any -> any.parts().stream().anyMatch(part -> holds(part, question, outcome));
        };
    }
}
