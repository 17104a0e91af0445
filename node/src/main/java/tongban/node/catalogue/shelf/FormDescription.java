package tongban.node.catalogue.shelf;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import tongban.node.catalogue.Words;
import tongban.policy.PolicyFault;
import tongban.policy.PolicyReading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a form's schema says of its fields, for checks and for people. */
final class FormDescription {

    /** Reads what means one thing only: no member twice, nothing behind it. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode schema;

    private FormDescription(JsonNode schema) {
        this.schema = schema;
    }

    /**
     * Reads a form's schema.
     *
     * @param lists the lists that its fields may name
     * @throws RuntimeException the refusal of the standard that is being read
     */
    static FormDescription read(String file, byte[] bytes, Set<String> lists) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            JsonNode schema = JSON.readTree(text);
            new FormReading(file, text, lists).object("", schema, 0);
            return new FormDescription(schema);
        } catch (JacksonException notJson) {
            int line = notJson.getLocation() == null
                    ? 1
                    : Math.max(1, notJson.getLocation().getLineNr());
            throw PolicyReading.refuse(
                    new PolicyFault(file, line, "no JSON: " + notJson.getOriginalMessage(), "mend the syntax"));
        }
    }

    JsonNode schema() {
        return schema;
    }

    /** The description of a field, found along its pointer. */
    JsonNode field(String pointer) {
        JsonNode found = schema;
        for (String part : pointer.split("/")) {
            if (!part.isEmpty()) {
                JsonNode named = found.path("properties").path(part);
                found = named.isMissingNode() && isIndex(part) ? found.path("items") : named;
            }
        }
        return found;
    }

    private static boolean isIndex(String part) {
        return part.chars().allMatch(Character::isDigit);
    }

    boolean has(String pointer) {
        return !field(pointer).isMissingNode();
    }

    /** How people call a field; an entry of a list is called like its list. */
    Words name(String pointer) {
        JsonNode found = field(pointer);
        int last = pointer.lastIndexOf('/');
        return found.has("title") || last <= 0 || !isIndex(pointer.substring(last + 1))
                ? new Words(
                        found.path("title").asString(pointer),
                        found.path("title-en").asString(pointer))
                : name(pointer.substring(0, last));
    }

    /** How people call a value of a field. */
    Words value(String pointer, String value) {
        JsonNode found = field(pointer);
        int index = 0;
        for (JsonNode one : found.path("enum")) {
            if (one.asString("").equals(value)) {
                return new Words(
                        found.path("enum-names").path(index).asString(value),
                        found.path("enum-names-en").path(index).asString(value));
            }
            index++;
        }
        return switch (value) {
            case "true" -> new Words("是", "yes");
            case "false" -> new Words("否", "no");
            default -> new Words(value, value);
        };
    }
}
