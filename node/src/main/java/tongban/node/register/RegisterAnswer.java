package tongban.node.register;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a register says of a subject. */
public sealed interface RegisterAnswer {

    /** It is there. */
    record Found(SortedMap<String, String> fields) implements RegisterAnswer {
        public Found {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        public Found(Map<String, String> fields) {
            this(new TreeMap<>(fields));
        }

        /** Hides what they are. */
        @Override
        public String toString() {
            return "Found" + fields.keySet();
        }
    }

    /** The register has no such number. */
    record NotFound() implements RegisterAnswer {}

    /** The register has the number, with another name. */
    record DoesNotMatch() implements RegisterAnswer {}

    /**
     * The register cannot be asked now; the same question later may be answered.
     *
     * @param cause what is wrong with it, without anything of the subject
     */
    record Unavailable(String cause) implements RegisterAnswer {}
}
