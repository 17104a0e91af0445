package tongban.policy.insurance;

import static tongban.policy.PolicyNode.required;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import tongban.kernel.law.DatedValue;
import tongban.kernel.law.LegalReference;
import tongban.kernel.law.Parameter;
import tongban.policy.PolicyNode;
import tongban.policy.limit.Wording;

/** Reads what insurance files share: values over time, names in two languages, words of an enum. */
final class DatedValues {
    private DatedValues() {}

    /** A list of values in the order of their days, each under one of these keys, in whose unit it stands. */
    static <T> Parameter<Graded<T>> read(
            String address, PolicyNode list, List<String> keys, BiFunction<PolicyNode, LegalReference, T> reader) {
        List<DatedValue<Graded<T>>> values = new ArrayList<>();
        for (PolicyNode node : list.someItems()) {
            List<String> known = new ArrayList<>(List.of("effective", "published", "reference", "confidence"));
            keys.forEach(key -> known.add("?" + key));
            Map<String, PolicyNode> fields = node.mapping(known.toArray(String[]::new));
            List<String> there = keys.stream().filter(fields::containsKey).toList();
            if (there.size() != 1) {
                throw node.refuse("has not exactly one value", "write one of " + String.join(", ", keys));
            }
            LegalReference reference = required(fields, "reference").reference();
            DatedValue<Graded<T>> value = new DatedValue<>(
                    required(fields, "effective").date(),
                    required(fields, "published").dateOrUnknown(),
                    new Graded<>(
                            reader.apply(required(fields, there.getFirst()), reference),
                            required(fields, "confidence").confidence()),
                    reference);
            if (!values.isEmpty() && !value.effective().isAfter(values.getLast().effective())) {
                throw node.refuse(
                        "is in force from " + value.effective() + ", not after the value before it",
                        "order values by effective date");
            }
            values.add(value);
        }
        return new Parameter<>(address, values);
    }

    static Wording wording(PolicyNode node) {
        Map<String, PolicyNode> fields = node.mapping("zh", "en");
        return new Wording(required(fields, "zh").text(), required(fields, "en").text());
    }

    /** One of an enum's values by its word, {@code long-term}. */
    static <E extends Enum<E>> E word(PolicyNode node, List<E> values) {
        Map<String, E> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(word(value), value));
        E found = words.get(node.oneOf(words.keySet()));
        if (found == null) {
            throw node.refuse("is unknown", "write a known word");
        }
        return found;
    }

    /** The word of an enum's value. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
