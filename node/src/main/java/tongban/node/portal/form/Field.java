package tongban.node.portal.form;

import java.util.List;
import java.util.Optional;
import tongban.node.catalogue.Words;

/**
 * An input of a question.
 *
 * @param pointer where its value stands in the form, a JSON pointer; within an entry of a list, below that entry
 * @param kind how it is asked
 * @param required whether it has to be filled in where its object is
 * @param hint what form its value has; empty when the name says all
 */
public record Field(
        String pointer, Words name, Kind kind, boolean required, List<Choice> choices, Optional<Words> hint) {

    /** One of a few. */
    public record Choice(String value, Words name) {}

    /** How something is asked. */
    public enum Kind {
        TEXT,
        /** Several lines. */
        LONG,
        NUMBER,
        DATE,
        /** One of a few. */
        CHOICE,
        /** Any of a few. */
        CHOICES,
        YESNO,
        /** Texts, a line each. */
        LINES
    }

    public Field {
        choices = List.copyOf(choices);
    }

    /** The name and id of its input: {@code head-name}. */
    public String id() {
        return id(pointer);
    }

    static String id(String pointer) {
        return pointer.isEmpty() ? "value" : pointer.substring(1).replace('/', '-');
    }
}
