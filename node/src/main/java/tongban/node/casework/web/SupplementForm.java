package tongban.node.casework.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tongban.kernel.code.ResidentId;
import tongban.node.casework.web.AskedField.Kind;
import tongban.node.catalogue.Gap;
import tongban.node.web.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is typed to mend an application, gap by gap. A field that says what the application says already was not mended,
 * and stays open.
 *
 * @param asked the fields that were asked for
 * @param typed all fields of the form as they came
 * @param form the application by now
 */
record SupplementForm(List<AskedField> asked, MultiValueMap<String, String> typed, ObjectNode form) {

    private static final int DIGITS_MAX = 15;

    /** What stands in an input: what was typed, or what the application says. */
    public String text(AskedField field) {
        @Nullable String value = typed.getFirst(field.id());
        return value == null ? field.text() : TypedWords.of(value);
    }

    /** Whether a paper is handed in: it stays so once it was. */
    public boolean has(String paper) {
        List<String> ticked = typed.getOrDefault("papers", List.of());
        return ticked.contains(paper)
                || form.path("materials")
                        .valueStream()
                        .anyMatch(one -> one.asString("").equals(paper));
    }

    /** What is typed as a value of the form; empty when nothing was, or it is no number. */
    private Optional<JsonNode> value(AskedField field) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String text = text(field);
        if (field.kind() == Kind.PAPERS) {
            return Optional.of(papers());
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case YES_NO -> Optional.of(nodes.booleanNode(text.equals("true")));
            case NUMBER ->
                text.matches("-?[0-9]{1," + DIGITS_MAX + "}")
                        ? Optional.of(nodes.numberNode(Long.parseLong(text)))
                        : Optional.empty();
            case LINES -> {
                ArrayNode lines = nodes.arrayNode();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
                yield Optional.of(lines);
            }
            case NONE -> Optional.empty();
            default -> Optional.of(nodes.stringNode(text));
        };
    }

    private ArrayNode papers() {
        TreeSet<String> all = new TreeSet<>(typed.getOrDefault("papers", List.of()));
        ArrayNode papers = JsonNodeFactory.instance.arrayNode();
        form.path("materials").forEach(one -> {
            papers.add(one);
            all.remove(one.asString(""));
        });
        all.forEach(papers::add);
        return papers;
    }

    /** What was mended, with its new value. */
    Map<AskedField, JsonNode> mended() {
        Map<AskedField, JsonNode> mended = new LinkedHashMap<>();
        for (AskedField field : asked) {
            value(field).filter(value -> !value.equals(field.now())).ifPresent(value -> mended.put(field, value));
        }
        return mended;
    }

    /** The same as people read it: an identity number masked. */
    public List<ShownForm.Line> shown(boolean done) {
        Map<AskedField, JsonNode> mended = mended();
        return asked.stream()
                .filter(field -> mended.containsKey(field) == done)
                .map(field -> new ShownForm.Line(
                        field.pointer(),
                        field.name(),
                        ShownForm.value(
                                field.schema(), mended.getOrDefault(field, JsonNodeFactory.instance.stringNode("")))))
                .toList();
    }

    /** The members of the application that change, each whole. */
    ObjectNode members() {
        ObjectNode whole = form.deepCopy();
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        mended().forEach((field, value) -> {
            String[] steps = field.pointer().substring(1).split("/", -1);
            ObjectNode place = whole;
            for (int step = 0; step < steps.length - 1; step++) {
                place = place.get(steps[step]) instanceof ObjectNode below ? below : place.putObject(steps[step]);
            }
            place.set(steps[steps.length - 1], value);
            members.set(steps[0], whole.get(steps[0]));
        });
        return members;
    }

    /** The application as it would be. */
    ObjectNode whole() {
        ObjectNode whole = form.deepCopy();
        members().properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
        return whole;
    }

    /** What is wrong with what was typed: each fault beside its field, in the order of the fields. */
    Faults faults(List<Gap> gaps, boolean chinese) {
        Faults faults = new Faults();
        Map<AskedField, JsonNode> mended = mended();
        for (AskedField field : asked) {
            if (field.kind() == Kind.NUMBER
                    && !text(field).isEmpty()
                    && value(field).isEmpty()) {
                faults.add(field.id(), "case.supplement.number");
            }
            gaps.stream()
                    .filter(gap -> mended.containsKey(field) && isOf(gap.field(), field.pointer()))
                    .findFirst()
                    .ifPresent(gap -> faults.add(
                            field.id(), "case.supplement.fault", ResidentId.maskIn(chinese ? gap.zh() : gap.en())));
        }
        if (faults.isEmpty() && mended.isEmpty()) {
            faults.add(asked.isEmpty() ? "do" : asked.getFirst().id(), "case.supplement.nothing");
        }
        return faults;
    }

    private static boolean isOf(String fault, String field) {
        return fault.equals(field) || fault.startsWith(field + "/");
    }

    /** The names of the inputs with what was typed, for the form that is checked. */
    public List<Map.Entry<String, String>> hidden() {
        List<Map.Entry<String, String>> hidden = new ArrayList<>();
        asked.forEach(field -> hidden.add(Map.entry(field.id(), text(field))));
        typed.getOrDefault("papers", List.of()).forEach(paper -> hidden.add(Map.entry("papers", paper)));
        return hidden;
    }
}
