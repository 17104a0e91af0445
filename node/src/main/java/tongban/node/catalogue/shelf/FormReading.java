package tongban.node.catalogue.shelf;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.policy.PolicyFault;
import tongban.policy.PolicyReading;
import tools.jackson.databind.JsonNode;

/**
 * Holds a form's schema to the shape that forms have; each fault names the line where the field stands. A schema may
 * come from a partner, so none can make a check dear or lead anywhere: bounded fields, no references, no pattern that
 * repeats a repetition.
 *
 * @param lists the lists that its fields may name
 */
record FormReading(String file, String text, Set<String> lists) {

    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "title",
            "title-en",
            "type",
            "required",
            "additionalProperties",
            "properties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "enum",
            "enum-names",
            "enum-names-en",
            "minimum",
            "maximum",
            "code",
            "list",
            "list-not");
    private static final Set<String> CODES = Set.of("credit-code", "resident-id");
    private static final Pattern REPEATED_REPETITION = Pattern.compile(".*\\([^)]*[*+}][^)]*\\)[*+{].*");
    private static final int PATTERN_MAX = 200;
    private static final int DEPTH_MAX = 8;

    private RuntimeException refuse(String pointer, String cause, String cure) {
        int at = 0;
        for (String part : pointer.split("/")) {
            // A name before a colon describes the field; elsewhere it is only mentioned.
            Matcher named =
                    Pattern.compile("\"" + Pattern.quote(part) + "\"\\s*:").matcher(text);
            at = !part.isEmpty() && named.find(at) ? named.start() : at;
        }
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        String place = pointer.isEmpty() ? "the form" : "field " + pointer;
        return PolicyReading.refuse(new PolicyFault(file, line, place + " " + cause, cure));
    }

    private void require(boolean well, String pointer, String cause, String cure) {
        if (!well) {
            throw refuse(pointer, cause, cure);
        }
    }

    void object(String pointer, JsonNode node, int depth) {
        require(node.isObject(), pointer, "is no object", "write a JSON Schema");
        require(depth <= DEPTH_MAX, pointer, "lies too deep", "nest at most " + DEPTH_MAX + " levels");
        require(node.path("type").asString("").equals("object"), pointer, "is no object", "write type object");
        JsonNode additional = node.path("additionalProperties");
        require(
                additional.isBoolean() && !additional.asBoolean(),
                pointer,
                "allows fields that nobody described",
                "add \"additionalProperties\": false");
        keywords(pointer, node);
        node.path("properties").properties().forEach(entry -> {
            String below = pointer + "/" + entry.getKey();
            require(
                    entry.getKey().matches("[A-Za-z][A-Za-z0-9]{0,63}"),
                    pointer,
                    "has the field \"" + entry.getKey() + "\"",
                    "name it by letters and digits");
            titles(below, entry.getValue());
            value(below, entry.getValue(), depth + 1);
        });
        for (JsonNode needed : node.path("required")) {
            require(
                    node.path("properties").has(needed.asString("")),
                    pointer,
                    "requires " + needed + ", which it does not describe",
                    "describe it");
        }
    }

    private void keywords(String pointer, JsonNode node) {
        for (String keyword : node.propertyNames()) {
            require(
                    KEYWORDS.contains(keyword),
                    pointer,
                    "has the keyword " + keyword,
                    "use " + KEYWORDS.stream().sorted().toList());
        }
    }

    private void titles(String pointer, JsonNode node) {
        for (String title : new String[] {"title", "title-en"}) {
            require(!node.path(title).asString("").isBlank(), pointer, "has no " + title, "add " + title);
        }
    }

    private void value(String pointer, JsonNode node, int depth) {
        keywords(pointer, node);
        String type = node.path("type").asString("");
        if (node.has("enum")) {
            choices(pointer, node);
            return;
        }
        switch (type) {
            case "object" -> object(pointer, node, depth);
            case "array" -> {
                require(node.has("maxItems"), pointer, "has no maxItems", "add maxItems");
                value(pointer + "/0", node.path("items"), depth + 1);
            }
            case "string" -> string(pointer, node);
            case "integer", "number" ->
                require(
                        node.has("minimum") && node.has("maximum"),
                        pointer,
                        "has no bounds",
                        "add minimum and maximum");
            case "boolean" -> {}
            default -> throw refuse(pointer, "has no type that forms have", "object, array, string, integer, boolean");
        }
    }

    private void choices(String pointer, JsonNode node) {
        int choices = node.path("enum").size();
        boolean named = node.path("enum-names").size() == choices
                && node.path("enum-names-en").size() == choices;
        require(named, pointer, "has choices without names", "add enum-names and enum-names-en in the same order");
    }

    private void string(String pointer, JsonNode node) {
        String pattern = node.path("pattern").asString("");
        require(node.has("maxLength"), pointer, "has no maxLength", "add maxLength");
        require(
                pattern.length() <= PATTERN_MAX
                        && !REPEATED_REPETITION.matcher(pattern).matches(),
                pointer,
                "has a pattern that can take long",
                "write a pattern without a repeated repetition");
        JsonNode code = node.path("code");
        require(
                code.isMissingNode() || CODES.contains(code.asString("")),
                pointer,
                "has the code " + code,
                "write one of " + CODES.stream().sorted().toList());
        for (String keyword : new String[] {"list", "list-not"}) {
            String list = node.path(keyword).asString("");
            require(
                    list.isEmpty() || lists.contains(list),
                    pointer,
                    "names the list " + list + ", which common.yaml does not",
                    "add it under lists");
        }
    }
}
