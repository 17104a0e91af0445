package tongban.node.portal.form;

import java.util.List;
import java.util.Optional;
import tongban.node.catalogue.Words;
import tongban.node.register.RegisterKind;

/**
 * A question of a form: one page.
 *
 * @param key the member of the form
 * @param entries whether it is a list of entries, each with all fields
 * @param required whether every application answers it
 * @param register the register that knows whom it asks for; empty when none does
 */
public record Question(
        String key,
        Words name,
        boolean entries,
        boolean required,
        List<Field> fields,
        Optional<RegisterKind> register) {

    public Question {
        fields = List.copyOf(fields);
    }

    /** Where its answer stands in the form. */
    public String pointer() {
        return "/" + key;
    }

    /** Whether a fault of this field is one of this question. */
    public boolean holds(String field) {
        return field.equals(pointer()) || field.startsWith(pointer() + "/");
    }

    /** The input at which a fault of the form belongs. */
    public String idOf(String fault) {
        String below = fault.substring(pointer().length());
        String within = entries ? below.replaceFirst("^/[0-9]+", "") : below;
        return fields.stream()
                .filter(field -> within.equals(field.pointer()) || within.startsWith(field.pointer() + "/"))
                .findFirst()
                .orElse(fields.getFirst())
                .id();
    }

    /** The field whose value is a number by which a register finds somebody. */
    public Optional<Field> numberField() {
        String last = register.map(kind -> kind == RegisterKind.COMPANY ? "/creditCode" : "/residentId")
                .orElse("/");
        return fields.stream().filter(field -> field.pointer().equals(last)).findFirst();
    }
}
