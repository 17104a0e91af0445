package tongban.node.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object in UTF-8, read so that it can mean one thing only: no member twice, nothing behind it. */
public final class StrictJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static byte[] bytes(ObjectNode object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads an object; empty when the bytes are none. */
    public static Optional<ObjectNode> read(byte[] bytes) {
        // A zero byte means UTF-16 or UTF-32, which the parser would accept.
        if (bytes.length < 2 || bytes[0] == 0 || bytes[1] == 0) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(bytes);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /** The text of a member; empty when it is missing or no text. */
    public static Optional<String> text(JsonNode object, String member) {
        JsonNode node = object.get(member);
        return node != null && node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    /** The first member that is none of these. */
    public static Optional<String> unknown(JsonNode object, Set<String> members) {
        return object.propertyNames().stream()
                .filter(name -> !members.contains(name))
                .findFirst();
    }
}
