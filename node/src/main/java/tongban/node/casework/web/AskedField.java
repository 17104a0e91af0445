package tongban.node.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.casework.Act;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.web.ShownForm.Schema;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A field that a notice of gaps asks for, as a form has it.
 *
 * @param id of its input
 * @param pointer a JSON pointer into the application
 * @param name how it is called
 * @param gap what is missing, as the notice says it
 * @param schema its part of the item's form
 * @param now what the application says there by now
 */
record AskedField(String id, String pointer, Words name, String gap, JsonNode schema, JsonNode now) {

    static final String MATERIALS = "/materials";

    /** How it is typed. */
    enum Kind {
        TEXT,
        DAY,
        NUMBER,
        CHOICE,
        YES_NO,
        LINES,
        PAPERS,
        /** Lists of more than words, which this form does not have. */
        NONE;

        /** For templates. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** For templates too. */
    public Kind kind() {
        if (pointer.equals(MATERIALS)) {
            return Kind.PAPERS;
        }
        if (schema.has("enum")) {
            return Kind.CHOICE;
        }
        return switch (schema.path("type").asString("")) {
            case "string" -> schema.path("format").asString("").equals("date") ? Kind.DAY : Kind.TEXT;
            case "boolean" -> Kind.YES_NO;
            case "integer", "number" -> Kind.NUMBER;
            case "array" -> schema.path("items").path("type").asString("").equals("string") ? Kind.LINES : Kind.NONE;
            default -> Kind.NONE;
        };
    }

    /** What stands there by now, for the input; an identity number is typed anew and never shown whole. */
    public String text() {
        if (schema.path("code").asString("").equals("resident-id")) {
            return "";
        }
        return now.isArray()
                ? String.join(
                        "\n", now.valueStream().map(one -> one.asString("")).toList())
                : now.asString("");
    }

    /** The words of a choice with their names. */
    public List<ShownForm.Line> options() {
        List<ShownForm.Line> options = new ArrayList<>();
        schema.path("enum")
                .forEach(word -> options.add(new ShownForm.Line(
                        word.asString(""), ShownForm.value(schema, word), ShownForm.value(schema, word))));
        return options;
    }

    /** The fields that the last notice asks for, each once; a part of the form is asked for field by field. */
    static List<AskedField> of(List<HeldEvent> history, Optional<Standard> standard, JsonNode form) {
        List<Schema> fields = standard.flatMap(known -> CaseMessage.object(known.form()))
                .map(ShownForm::schemas)
                .orElse(List.of());
        List<AskedField> asked = new ArrayList<>();
        for (JsonNode gap : gaps(history)) {
            String pointer = gap.path("field").asString("");
            String words = gap.path("words").asString(gap.path("zh").asString(""));
            List<Schema> fit = fields.stream()
                    .filter(one ->
                            one.pointer().equals(pointer) || one.pointer().startsWith(pointer + "/"))
                    .toList();
            if (fit.isEmpty()) {
                Words name = new Words(pointer, pointer);
                add(asked, new Schema(pointer, name, MissingNode.getInstance()), words, form);
            }
            fit.forEach(one -> add(asked, one, words, form));
        }
        return asked;
    }

    private static void add(List<AskedField> asked, Schema field, String gap, JsonNode form) {
        if (asked.stream().noneMatch(one -> one.pointer().equals(field.pointer()))) {
            JsonNode now = field.pointer().startsWith("/") ? form.at(field.pointer()) : MissingNode.getInstance();
            asked.add(new AskedField("field" + asked.size(), field.pointer(), field.name(), gap, field.schema(), now));
        }
    }

    private static JsonNode gaps(List<HeldEvent> history) {
        return history.reversed().stream()
                .filter(held -> held.event().act() == Act.TELL_GAPS)
                .findFirst()
                .flatMap(held -> CaseMessage.object(held.body()))
                .map(body -> body.path("gaps"))
                .orElse(MissingNode.getInstance());
    }
}
