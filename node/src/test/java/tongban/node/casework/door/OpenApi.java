package tongban.node.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description, with which answers are compared strictly: what it does not name must not be said. */
final class OpenApi {

    final JsonNode text = JsonMapper.shared().readTree(Description.json());
    private final ObjectNode strict = (ObjectNode) text.path("components").deepCopy();

    OpenApi() {
        close(strict);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApi::close);
    }

    JsonNode schema(String name) {
        JsonNode schema = text.path("components").path("schemas").path(name);
        assertThat(schema.isObject()).as(name).isTrue();
        return schema;
    }

    /** The words of a schema that lists them. */
    List<String> words(String name) {
        List<String> words = new ArrayList<>();
        schema(name).path("oneOf").forEach(one -> words.add(one.path("const").asString()));
        return words;
    }

    /** Their Chinese terms. */
    List<String> titles(String name) {
        List<String> titles = new ArrayList<>();
        schema(name).path("oneOf").forEach(one -> titles.add(one.path("title").asString("")));
        return titles;
    }

    /** What of a text is not as a schema says. */
    List<String> faults(String name, String json) {
        schema(name);
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$ref", "#/components/schemas/" + name);
        schema.set("components", strict);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
