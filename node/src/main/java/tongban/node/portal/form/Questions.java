package tongban.node.portal.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tongban.node.portal.form.Field.Choice;
import tongban.node.portal.form.Field.Kind;
import tongban.node.register.RegisterKind;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;

/** The questions of an item's form, in its order. */
public final class Questions {

    /** The member that lists papers, which have pages of their own. */
    public static final String MATERIALS = "materials";

    private static final int LINE_MAX = 120;

    private final Standard standard;

    private Questions(Standard standard) {
        this.standard = standard;
    }

    public static List<Question> of(Standard standard) {
        return new Questions(standard).all();
    }

    private List<Question> all() {
        JsonNode schema = StrictJson.read(standard.form()).orElseThrow();
        Set<String> required = required(schema);
        List<Question> questions = new ArrayList<>();
        schema.path("properties").properties().forEach(member -> {
            if (!member.getKey().equals(MATERIALS)) {
                questions.add(question(member.getKey(), member.getValue(), required.contains(member.getKey())));
            }
        });
        return questions;
    }

    private Question question(String key, JsonNode described, boolean required) {
        boolean entries = described.path("items").has("properties");
        List<Field> fields = new ArrayList<>();
        if (entries || described.has("properties")) {
            within("", new Words("", ""), entries ? described.path("items") : described, fields);
        } else {
            fields.add(field("", name(described), described, required));
        }
        return new Question(key, name(described), entries, required, fields, register(entries, fields));
    }

    /** All inputs of an object and of the objects in it. */
    private void within(String above, Words names, JsonNode object, List<Field> fields) {
        Set<String> required = required(object);
        object.path("properties").properties().forEach(member -> {
            String pointer = above + "/" + member.getKey();
            Words own = name(member.getValue());
            Words name = names.zh().isEmpty()
                    ? own
                    : new Words(names.zh() + " · " + own.zh(), names.en() + " · " + own.en());
            if (member.getValue().has("properties")) {
                within(pointer, name, member.getValue(), fields);
            } else {
                fields.add(field(pointer, name, member.getValue(), required.contains(member.getKey())));
            }
        });
    }

    private Field field(String pointer, Words name, JsonNode described, boolean required) {
        boolean many = described.has("items");
        JsonNode one = many ? described.path("items") : described;
        List<Choice> choices = choices(one);
        Kind kind = many ? (choices.isEmpty() ? Kind.LINES : Kind.CHOICES) : kind(one);
        return new Field(pointer, name, kind, required, choices, Hint.of(one, many));
    }

    private static Kind kind(JsonNode described) {
        if (described.has("enum")) {
            return Kind.CHOICE;
        }
        return switch (described.path("type").asString("")) {
            case "boolean" -> Kind.YESNO;
            case "integer", "number" -> Kind.NUMBER;
            default ->
                described.path("format").asString("").equals("date")
                        ? Kind.DATE
                        : described.path("maxLength").asInt(0) > LINE_MAX ? Kind.LONG : Kind.TEXT;
        };
    }

    private List<Choice> choices(JsonNode described) {
        JsonNode values = described.path("enum");
        if (!values.isMissingNode()) {
            return IntStream.range(0, values.size())
                    .mapToObj(at -> new Choice(
                            values.path(at).asString(""),
                            new Words(
                                    described.path("enum-names").path(at).asString(""),
                                    described.path("enum-names-en").path(at).asString(""))))
                    .toList();
        }
        return Vocabulary.of(standard, described.path("list").asString("")).stream()
                .map(word -> new Choice(word, new Words(word, word)))
                .toList();
    }

    /** A register finds a company by its code, and a person by number and name. */
    private static Optional<RegisterKind> register(boolean entries, List<Field> fields) {
        Set<String> pointers = new HashSet<>();
        fields.forEach(field -> pointers.add(field.pointer()));
        if (entries || !pointers.contains("/name")) {
            return Optional.empty();
        }
        if (pointers.contains("/creditCode")) {
            return Optional.of(RegisterKind.COMPANY);
        }
        return pointers.contains("/residentId") ? Optional.of(RegisterKind.PERSON) : Optional.empty();
    }

    private static Words name(JsonNode described) {
        String zh = described.path("title").asString("");
        return new Words(zh, described.path("title-en").asString(zh));
    }

    private static Set<String> required(JsonNode object) {
        Set<String> required = new HashSet<>();
        object.path("required").forEach(one -> required.add(one.asString("")));
        return required;
    }
}
