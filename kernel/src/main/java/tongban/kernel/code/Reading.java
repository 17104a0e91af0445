package tongban.kernel.code;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a text as one kind of code.
 *
 * <p>Either the text holds as that kind, or it is refused with every fault that was found, in order of position. Both
 * carry the notes on what was changed to read it (full-width characters, lower case, separators).
 *
 * @param <T> the kind of code
 */
public sealed interface Reading<T> {
    /** What the reader changed or wants to be known, in order of position. */
    List<Note> notes();

    /** The code, when the text holds. */
    Optional<T> code();

    /** The text is such a code. */
    record Holds<T>(T value, List<Note> notes) implements Reading<T> {
        public Holds {
            notes = List.copyOf(notes);
        }

        @Override
        public Optional<T> code() {
            return Optional.of(value);
        }
    }

    /** The text is no such code, for at least one named fault. */
    record Refused<T>(List<CodeFault> faults, List<Note> notes) implements Reading<T> {
        public Refused {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("a refusal names at least one fault");
            }
        }

        @Override
        public Optional<T> code() {
            return Optional.empty();
        }

        /** The fault that stands first in the text. */
        public CodeFault first() {
            return faults.getFirst();
        }
    }
}
