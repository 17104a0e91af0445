package tongban.node.catalogue.shelf;

import static tongban.policy.PolicyNode.required;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.node.catalogue.Predicate.All;
import tongban.node.catalogue.Predicate.Any;
import tongban.node.catalogue.Predicate.Kind;
import tongban.node.catalogue.Predicate.Test;
import tongban.policy.PolicyNode;

/** Reads predicates of a standard; a field that its form does not have is refused. */
final class PredicateReader {

    private static final int NUMBER_MAX = 999_999_999;

    private final Predicate<String> isField;

    PredicateReader(Predicate<String> isField) {
        this.isField = isField;
    }

    /** One of {@code field} with a test, {@code all}, {@code any}, {@code not}. */
    tongban.node.catalogue.Predicate read(PolicyNode node) {
        Map<String, PolicyNode> keys = node.mapping(
                "?all", "?any", "?not", "?field", "?is", "?in", "?at_least", "?at_most", "?present", "?holds");
        if (keys.containsKey("field")) {
            return test(node, keys);
        }
        if (keys.size() != 1) {
            throw node.refuse("is no single test", "write a field with a test, or one of all, any, not");
        }
        @Nullable PolicyNode all = keys.get("all");
        @Nullable PolicyNode any = keys.get("any");
        if (all != null) {
            return new All(parts(all));
        }
        return any != null ? new Any(parts(any)) : read(required(keys, "not")).negated();
    }

    private List<tongban.node.catalogue.Predicate> parts(PolicyNode node) {
        return node.someItems().stream().map(this::read).toList();
    }

    private Test test(PolicyNode node, Map<String, PolicyNode> keys) {
        if (keys.size() != 2) {
            throw node.refuse("is no single test", "write one test beside the field");
        }
        String field = field(required(keys, "field"));
        String word = keys.keySet().stream()
                .filter(key -> !key.equals("field"))
                .findFirst()
                .orElseThrow();
        PolicyNode value = required(keys, word);
        return switch (word) {
            case "is" -> new Test(field, Kind.IS, List.of(value.text()), true);
            case "in" ->
                new Test(
                        field,
                        Kind.IN,
                        value.someItems().stream().map(PolicyNode::text).toList(),
                        true);
            case "at_least" -> new Test(field, Kind.AT_LEAST, List.of(number(value)), true);
            case "at_most" -> new Test(field, Kind.AT_MOST, List.of(number(value)), true);
            case "present" ->
                new Test(
                        field,
                        Kind.PRESENT,
                        List.of(),
                        value.oneOf(Set.of("true", "false")).equals("true"));
            case "holds" -> new Test(field, Kind.HOLDS, List.of(value.text()), true);
            default -> throw node.refuse("has " + word + " beside a field", "write one test beside the field");
        };
    }

    private static String number(PolicyNode value) {
        return Integer.toString(value.number(0, NUMBER_MAX));
    }

    /** A field of the form, by its JSON pointer. */
    String field(PolicyNode node) {
        String pointer = node.text();
        if (!pointer.matches("(/[A-Za-z0-9]+)+") || !isField.test(pointer)) {
            throw node.refuse(
                    "\"" + pointer + "\" is no field of the form", "write a JSON pointer of form.json such as /scope");
        }
        return pointer;
    }
}
