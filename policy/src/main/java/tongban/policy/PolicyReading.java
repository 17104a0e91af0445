package tongban.policy;

import java.util.function.Function;

/** What became of a policy file: its content, or the first fault in it. */
public sealed interface PolicyReading<T> {
    /** The file is well. */
    record Read<T>(T content) implements PolicyReading<T> {}

    /** The file is refused as a whole; nothing of it is used. */
    record Refused<T>(PolicyFault fault) implements PolicyReading<T> {}

    /** Parses the text of a file and lets the reader take its content. */
    static <T> PolicyReading<T> of(String file, String text, Function<PolicyNode, T> reader) {
        try {
            return new Read<>(reader.apply(PolicyNode.parse(file, text)));
        } catch (PolicyRefused refused) {
            return new Refused<>(refused.fault());
        }
    }

    /** Ends the reading around this place with a fault of another file that belongs to it. */
    static RuntimeException refuse(PolicyFault fault) {
        return new PolicyRefused(fault);
    }

    /** The content of a file that belongs to one that is being read; a fault of it refuses both. */
    default T within() {
        return switch (this) {
            case Read<T> read -> read.content();
            case Refused<T> refused -> throw refuse(refused.fault());
        };
    }

    /**
     * The content of a file that ships with the program.
     *
     * @throws IllegalStateException when it is refused, which is a fault of the build
     */
    default T shipped() {
        return switch (this) {
            case Read<T> read -> read.content();
            case Refused<T> refused ->
                throw new IllegalStateException(refused.fault().toString());
        };
    }
}
