package tongban.node.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.kernel.code.ResidentId;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tools.jackson.databind.JsonNode;

/** What an applicant said, by the names that the item's form has for its fields; identity numbers are masked. */
final class ShownForm {

    private static final String MATERIALS = "materials";

    private ShownForm() {}

    /**
     * A field.
     *
     * @param pointer a JSON pointer
     * @param name how it is called
     * @param value what was said; empty for nothing
     */
    record Line(String pointer, Words name, Words value) {}

    /** All fields of a form but the materials, in its order; of an unknown standard those that were filled in. */
    static List<Line> lines(Optional<Standard> standard, byte[] form) {
        JsonNode said = CaseMessage.object(form).orElseThrow();
        List<Line> lines = new ArrayList<>();
        Optional<JsonNode> schema = standard.flatMap(known -> CaseMessage.object(known.form()));
        if (schema.isPresent()) {
            schemas(schema.get()).stream()
                    .filter(field -> !field.pointer().equals("/" + MATERIALS))
                    .forEach(field -> lines.add(
                            new Line(field.pointer(), field.name(), value(field.schema(), said.at(field.pointer())))));
        } else {
            said.properties()
                    .forEach(field -> lines.add(new Line(
                            "/" + field.getKey(),
                            new Words(field.getKey(), field.getKey()),
                            value(JSON_NOTHING, field.getValue()))));
        }
        return lines;
    }

    private static final JsonNode JSON_NOTHING = tools.jackson.databind.node.MissingNode.getInstance();

    /** The names of the fields above. */
    private record Names(String zh, String en) {
        Names and(JsonNode field, String key) {
            String zh = field.path("title").asString(key);
            String en = field.path("title-en").asString(zh);
            return new Names(
                    this.zh.isEmpty() ? zh : this.zh + " · " + zh, this.en.isEmpty() ? en : this.en + " · " + en);
        }
    }

    /**
     * A field of a form.
     *
     * @param schema its part of the form's JSON Schema
     */
    record Schema(String pointer, Words name, JsonNode schema) {}

    /** All fields of a form, in its order, those of its parts each by itself. */
    static List<Schema> schemas(JsonNode form) {
        List<Schema> fields = new ArrayList<>();
        fields("", new Names("", ""), form, fields);
        return fields;
    }

    private static void fields(String above, Names names, JsonNode schema, List<Schema> fields) {
        schema.path("properties").properties().forEach(entry -> {
            String pointer = above + "/" + entry.getKey();
            JsonNode field = entry.getValue();
            Names named = names.and(field, entry.getKey());
            if (field.has("properties")) {
                fields(pointer, named, field, fields);
            } else {
                fields.add(new Schema(pointer, new Words(named.zh(), named.en()), field));
            }
        });
    }

    /** What was said in a field, in words. */
    static Words value(JsonNode field, JsonNode said) {
        if (said.isArray() || said.isObject()) {
            List<Words> all = said.valueStream()
                    .map(one -> value(field.path("items"), one))
                    .toList();
            return new Words(
                    all.stream().map(Words::zh).collect(Collectors.joining("；")),
                    all.stream().map(Words::en).collect(Collectors.joining("; ")));
        }
        if (said.isBoolean()) {
            return said.asBoolean() ? new Words("是", "yes") : new Words("否", "no");
        }
        String text = said.asString("");
        if (field.path("code").asString("").equals("resident-id")) {
            return same(ResidentId.mask(text));
        }
        List<JsonNode> words = field.path("enum").valueStream().toList();
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).asString("").equals(text)) {
                return new Words(
                        field.path("enum-names").path(at).asString(text),
                        field.path("enum-names-en").path(at).asString(text));
            }
        }
        return same(ResidentId.maskIn(text));
    }

    private static Words same(String text) {
        return new Words(text, text);
    }

    /** The words of the materials that were handed in. */
    static List<String> materials(byte[] form) {
        return CaseMessage.object(form)
                .orElseThrow()
                .path(MATERIALS)
                .valueStream()
                .map(one -> one.asString(""))
                .toList();
    }
}
