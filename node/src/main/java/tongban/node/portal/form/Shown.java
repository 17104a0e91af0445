package tongban.node.portal.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tongban.kernel.code.ResidentId;
import tongban.node.catalogue.Words;
import tools.jackson.databind.JsonNode;

/** Answers as people read them. */
public final class Shown {

    private static final Words YES = new Words("是", "yes");
    private static final Words NO = new Words("否", "no");

    private final boolean masked;

    private Shown(boolean masked) {
        this.masked = masked;
    }

    /** To whoever typed them, in full. */
    public static Shown full() {
        return new Shown(false);
    }

    /** With identity numbers masked. */
    public static Shown masked() {
        return new Shown(true);
    }

    /**
     * A line.
     *
     * @param value empty when nothing was said
     */
    public record Line(Words name, Words value) {}

    /** The lines of a question; an entry of a list is one line. */
    public List<Line> lines(Question question, JsonNode form) {
        JsonNode answer = form.at(question.pointer());
        if (question.entries()) {
            List<Line> lines = new ArrayList<>();
            answer.forEach(entry -> lines.add(new Line(question.name(), entry(question, entry))));
            return lines.isEmpty() ? List.of(new Line(question.name(), new Words("", ""))) : lines;
        }
        return question.fields().stream()
                .map(field -> new Line(field.name(), value(field, within(answer, field))))
                .toList();
    }

    /** The same with each line named by its question too, for a page that does not group them. */
    public List<Line> named(Question question, JsonNode form) {
        List<Line> lines = lines(question, form);
        if (question.entries() || question.fields().size() == 1) {
            return lines;
        }
        return lines.stream()
                .map(line -> new Line(
                        new Words(
                                question.name().zh() + " · " + line.name().zh(),
                                question.name().en() + " · " + line.name().en()),
                        line.value()))
                .toList();
    }

    /** The entries of a list, each in one line. */
    public List<Words> entries(Question question, JsonNode form) {
        return form.at(question.pointer())
                .valueStream()
                .map(entry -> entry(question, entry))
                .toList();
    }

    private Words entry(Question question, JsonNode entry) {
        List<Words> said = question.fields().stream()
                .filter(field -> !within(entry, field).isMissingNode())
                .map(field -> value(field, within(entry, field)))
                .toList();
        return new Words(
                said.stream().map(Words::zh).collect(Collectors.joining("，")),
                said.stream().map(Words::en).collect(Collectors.joining(", ")));
    }

    private static JsonNode within(JsonNode answer, Field field) {
        return field.pointer().isEmpty() ? answer : answer.at(field.pointer());
    }

    private Words value(Field field, JsonNode value) {
        if (value.isArray()) {
            List<Words> all = value.valueStream().map(one -> value(field, one)).toList();
            return new Words(
                    all.stream().map(Words::zh).collect(Collectors.joining("；")),
                    all.stream().map(Words::en).collect(Collectors.joining("; ")));
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? YES : NO;
        }
        String text = value.asString("");
        return field.choices().stream()
                .filter(choice -> choice.value().equals(text))
                .map(Field.Choice::name)
                .findFirst()
                .orElseGet(() -> same(masked ? ResidentId.maskIn(text) : text));
    }

    private static Words same(String text) {
        return new Words(text, text);
    }
}
