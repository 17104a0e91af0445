package tongban.node.web;

import java.util.List;

/** What came of an attempt: done, with what it gives, or refused, with a sentence about a field of the form. */
public sealed interface Attempt<T> {

    /** It was done. */
    record Done<T>(T value) implements Attempt<T> {}

    /**
     * It was refused and changed nothing.
     *
     * @param field the id of the input that it is about
     * @param key the key of the sentence, which says what would pass
     * @param arguments what stands in {0}, {1} …
     */
    record Refused<T>(String field, String key, List<Object> arguments) implements Attempt<T> {
        public Refused {
            arguments = List.copyOf(arguments);
        }

        /** A refusal of one field. */
        public static <T> Refused<T> of(String field, String key, Object... arguments) {
            return new Refused<>(field, key, List.of(arguments));
        }
    }
}
