package tongban.node.portal.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in the inputs of a question: what was typed just now, or what the form has.
 *
 * @param values by the id of the input; several for a choice of many, lines of a list in one
 */
public record Typed(Map<String, List<String>> values) {

    /** Characters of one input, at most. */
    public static final int VALUE_MAX = 20_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,6})?");

    public Typed {
        values = Map.copyOf(values);
    }

    /** What was typed: inputs of the question, everything else is left out. */
    public static Typed of(Question question, Map<String, List<String>> sent) {
        Map<String, List<String>> values = new HashMap<>();
        question.fields().forEach(field -> {
            List<String> typed = sent.getOrDefault(field.id(), List.of());
            values.put(
                    field.id(),
                    typed.stream()
                            .map(one -> one.length() > VALUE_MAX ? one.substring(0, VALUE_MAX) : one)
                            .toList());
        });
        return new Typed(values);
    }

    /** What a form says. */
    public static Typed of(Question question, JsonNode form) {
        Map<String, List<String>> values = new HashMap<>();
        JsonNode answer = form.at(question.pointer());
        question.fields().forEach(field -> {
            JsonNode value = field.pointer().isEmpty() ? answer : answer.at(field.pointer());
            if (value.isArray() && field.kind() == Field.Kind.LINES) {
                List<String> lines =
                        value.valueStream().map(one -> one.asString("")).toList();
                values.put(field.id(), List.of(String.join("\n", lines)));
            } else if (value.isArray()) {
                values.put(
                        field.id(),
                        value.valueStream().map(one -> one.asString("")).toList());
            } else if (!value.isMissingNode()) {
                values.put(field.id(), List.of(value.asString("")));
            }
        });
        return new Typed(values);
    }

    /** The text of an input. */
    public String text(String id) {
        List<String> all = values.getOrDefault(id, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    public boolean has(String id, String value) {
        return values.getOrDefault(id, List.of()).contains(value);
    }

    public boolean isBlank() {
        return values.values().stream().flatMap(List::stream).allMatch(String::isBlank);
    }

    /** Writes it into an object that is an answer or an entry; for a question without an object, its one value. */
    public Optional<JsonNode> answer(Question question, ObjectNode fresh) {
        if (isBlank()) {
            return Optional.empty();
        }
        Field first = question.fields().getFirst();
        if (first.pointer().isEmpty()) {
            return value(first, fresh);
        }
        question.fields().forEach(field -> value(field, fresh).ifPresent(value -> put(fresh, field.pointer(), value)));
        return Optional.of(fresh);
    }

    private static void put(ObjectNode object, String pointer, JsonNode value) {
        String[] parts = pointer.substring(1).split("/");
        ObjectNode at = object;
        for (int part = 0; part < parts.length - 1; part++) {
            JsonNode below = at.get(parts[part]);
            at = below instanceof ObjectNode known ? known : at.putObject(parts[part]);
        }
        at.set(parts[parts.length - 1], value);
    }

    private Optional<JsonNode> value(Field field, ObjectNode factory) {
        List<String> all = values.getOrDefault(field.id(), List.of()).stream()
                .filter(one -> !one.isBlank())
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String text = all.getFirst().strip();
        return switch (field.kind()) {
            case YESNO -> Optional.of(factory.booleanNode(text.equals("true")));
            case NUMBER -> Optional.of(number(text, factory));
            case LINES -> Optional.of(list(Arrays.asList(text.split("\\R")), factory));
            case CHOICES -> Optional.of(list(all, factory));
            case DATE, CHOICE -> Optional.of(factory.stringNode(text));
            case TEXT -> Optional.of(factory.stringNode(plain(field, text)));
            case LONG -> Optional.of(factory.stringNode(text.replaceAll("\\R", "\n")));
        };
    }

    private static JsonNode list(List<String> lines, ObjectNode factory) {
        ArrayNode list = factory.arrayNode();
        lines.stream().map(String::strip).filter(line -> !line.isEmpty()).forEach(list::add);
        return list;
    }

    /** Digits of full width, blanks and commas between digits are what people type; the number is the same. */
    private static JsonNode number(String text, ObjectNode factory) {
        String digits = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
        if (!NUMBER.matcher(digits).matches()) {
            // It stays what it is, and the check says what is wrong with it.
            return factory.stringNode(text);
        }
        return digits.indexOf('.') < 0
                ? factory.numberNode(Long.parseLong(digits))
                : factory.numberNode(new BigDecimal(digits));
    }

    /** Codes and telephone numbers are typed with blanks and in small letters; they have neither. */
    private static String plain(Field field, String text) {
        String last = field.pointer().substring(field.pointer().lastIndexOf('/') + 1);
        return switch (last) {
            case "creditCode", "residentId", "mobile", "division" ->
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s-]", "")
                        .toUpperCase(Locale.ROOT);
            default -> text;
        };
    }
}
