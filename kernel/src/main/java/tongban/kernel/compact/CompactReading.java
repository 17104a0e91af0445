package tongban.kernel.compact;

import java.util.function.Function;
import tongban.kernel.compact.CompactFault.Cause;

/**
 * What came of reading a text of this package that another party wrote: the value, or the fault. Never an exception.
 *
 * @param <T> what the text says
 */
public sealed interface CompactReading<T> {

    /** The text was well. */
    record Well<T>(T value) implements CompactReading<T> {}

    /** The text was refused. */
    record Refused<T>(CompactFault fault) implements CompactReading<T> {}

    static <T> CompactReading<T> well(T value) {
        return new Well<>(value);
    }

    static <T> CompactReading<T> refused(Cause cause, int line, String found) {
        return new Refused<>(new CompactFault(cause, line, found));
    }

    /** Goes on with the value, or keeps the fault. */
    default <U> CompactReading<U> then(Function<? super T, CompactReading<U>> next) {
        return switch (this) {
            case Well<T> well -> next.apply(well.value());
            case Refused<T> refused -> new Refused<>(refused.fault());
        };
    }

    /** The value of a text that is known to be well; a fault here is the caller's bug and throws. */
    default T orThrow() {
        return switch (this) {
            case Well<T> well -> well.value();
            case Refused<T> refused ->
                throw new IllegalArgumentException(refused.fault().toString());
        };
    }
}
