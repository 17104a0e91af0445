package tongban.node.catalogue.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files of a standard as one JSON object: each file's text by its name. Its bytes come out as they went in. */
public final class StandardFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int FILES_MAX = 32;

    private StandardFiles() {}

    /** Whether files can be written so: texts in UTF-8. */
    public static boolean areTexts(Map<String, byte[]> files) {
        return files.values().stream().allMatch(StandardFiles::isText);
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    public static ObjectNode write(Map<String, byte[]> files) {
        ObjectNode object = JSON.createObjectNode();
        files.forEach((name, bytes) -> object.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return object;
    }

    public static byte[] bytes(Map<String, byte[]> files) {
        return JSON.writeValueAsBytes(write(files));
    }

    /** Reads an object of texts; empty when it is none, or of too many files. */
    public static Optional<Map<String, byte[]>> read(JsonNode node) {
        boolean fits = node.isObject()
                && !node.isEmpty()
                && node.size() <= FILES_MAX
                && node.valueStream().allMatch(JsonNode::isString);
        if (!fits) {
            return Optional.empty();
        }
        Map<String, byte[]> files = new TreeMap<>();
        node.properties()
                .forEach(entry ->
                        files.put(entry.getKey(), entry.getValue().asString().getBytes(StandardCharsets.UTF_8)));
        return Optional.of(files);
    }

    /** A JSON object; empty when the bytes are none. */
    public static Optional<JsonNode> object(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
