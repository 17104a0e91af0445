package tongban.policy.insurance;

import static tongban.policy.PolicyNode.required;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tongban.policy.PolicyFiles;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;
import tongban.policy.limit.Wording;

/** The dictionaries of the national interface: by field, the codes that it may hold with their names. */
public record Dictionaries(Map<String, Map<String, Wording>> byField) {
    private static final String PATH = "insurance/dictionaries.yaml";

    /** The dictionaries that ship with the program. */
    public static Dictionaries shipped() {
        String text = PolicyFiles.text(PATH).orElseThrow(() -> new IllegalStateException(PATH + " is missing"));
        return PolicyReading.of("policy/" + PATH, text, Dictionaries::read).shipped();
    }

    /** The name of a code; empty when the field's dictionary does not have it, or the field has none. */
    public Optional<Wording> name(String field, String code) {
        Map<String, Wording> codes = byField.get(field);
        return codes == null ? Optional.empty() : Optional.ofNullable(codes.get(code));
    }

    private static Dictionaries read(PolicyNode root) {
        Map<String, PolicyNode> fields = root.mapping("reviewed_until", "dictionaries");
        required(fields, "reviewed_until").date();
        Map<String, Map<String, Wording>> byField = new LinkedHashMap<>();
        for (PolicyNode node : required(fields, "dictionaries").someItems()) {
            Map<String, PolicyNode> row = node.mapping("field", "name", "values");
            DatedValues.wording(required(row, "name"));
            Map<String, Wording> codes = new LinkedHashMap<>();
            for (PolicyNode value : required(row, "values").someItems()) {
                Map<String, PolicyNode> entry = value.mapping("code", "name", "confidence");
                required(entry, "confidence").confidence();
                String code = required(entry, "code").text();
                if (codes.put(code, DatedValues.wording(required(entry, "name"))) != null) {
                    throw value.refuse("is a code that stands before it", "keep one of the two");
                }
            }
            byField.put(required(row, "field").text(), codes);
        }
        return new Dictionaries(byField);
    }
}
