package tongban.kernel.channel;

import java.util.function.Function;

/**
 * What came of reading bytes that another party wrote: a value, or the place where they stop making sense.
 *
 * @param <T> what the bytes say
 */
public sealed interface Decoded<T> {

    /** The bytes make sense. */
    record Well<T>(T value) implements Decoded<T> {}

    /**
     * The bytes are refused.
     *
     * @param offset where, in bytes from the start of what was read
     * @param sentence what was found and what would pass
     */
    record Malformed<T>(long offset, String sentence) implements Decoded<T> {}

    /** The value, or an exception for bytes that this program wrote itself, where a refusal would be a bug. */
    default T orThrow() {
        return switch (this) {
            case Well<T> well -> well.value();
            case Malformed<T> bad ->
                throw new IllegalStateException("own bytes unreadable at " + bad.offset() + ": " + bad.sentence());
        };
    }

    /** Goes on with the value, or keeps the refusal. */
    default <U> Decoded<U> then(Function<? super T, Decoded<U>> next) {
        return switch (this) {
            case Well<T> well -> next.apply(well.value());
            case Malformed<T> bad -> new Malformed<>(bad.offset(), bad.sentence());
        };
    }
}
