package tongban.node.catalogue.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of a standard as one JSON object: each file's text by its name. Its bytes come out as they went in. */
public final class StandardFiles {

    private static final int FILES_MAX = 32;

    private StandardFiles() {}

    public static ObjectNode write(Map<String, byte[]> files) {
        ObjectNode object = StrictJson.object();
        files.forEach((name, bytes) -> object.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return object;
    }

    public static byte[] bytes(Map<String, byte[]> files) {
        return StrictJson.bytes(write(files));
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
}
