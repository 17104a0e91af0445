package tongban.node.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tongban.kernel.code.ResidentId;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.catalogue.Standard;
import tools.jackson.databind.JsonNode;

/** What an applicant said, by the names that the item's form has for its fields; identity numbers are masked. */
final class ShownForm {

    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
    private static final String MATERIALS = "materials";

    private ShownForm() {}

    /**
     * A field.
     *
     * @param pointer a JSON pointer
     * @param zh its name in Chinese
     * @param en its name in English
     * @param value what was said; empty for nothing
     */
    record Line(String pointer, String zh, String en, String value) {}

    /** All fields of a form but the materials, in its order; of an unknown standard those that were filled in. */
    static List<Line> lines(Optional<Standard> standard, byte[] form) {
        JsonNode said = CaseMessage.object(form).orElseThrow();
        List<Line> lines = new ArrayList<>();
        Optional<JsonNode> schema = standard.flatMap(known -> CaseMessage.object(known.form()));
        if (schema.isPresent()) {
            fields("", new Names("", ""), schema.get(), said, lines);
        } else {
            said.properties()
                    .forEach(field -> lines.add(new Line(
                            "/" + field.getKey(),
                            field.getKey(),
                            field.getKey(),
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

    private static void fields(String above, Names names, JsonNode schema, JsonNode said, List<Line> lines) {
        schema.path("properties").properties().forEach(entry -> {
            String pointer = above + "/" + entry.getKey();
            JsonNode field = entry.getValue();
            Names named = names.and(field, entry.getKey());
            if (field.has("properties")) {
                fields(pointer, named, field, said.path(entry.getKey()), lines);
            } else if (!pointer.equals("/" + MATERIALS)) {
                lines.add(new Line(pointer, named.zh(), named.en(), value(field, said.path(entry.getKey()))));
            }
        });
    }

    private static String value(JsonNode field, JsonNode said) {
        if (said.isArray() || said.isObject()) {
            return said.valueStream().map(one -> value(JSON_NOTHING, one)).collect(Collectors.joining("；"));
        }
        String text = said.isBoolean() ? (said.asBoolean() ? "是 / yes" : "否 / no") : said.asString("");
        if (field.path("code").asString("").equals("resident-id")) {
            return ResidentId.mask(text);
        }
        List<JsonNode> words = field.path("enum").valueStream().toList();
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).asString("").equals(text)) {
                return field.path("enum-names").path(at).asString(text);
            }
        }
        return IDENTITY.matcher(text).replaceAll(found -> ResidentId.mask(found.group()));
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
