package tongban.kernel.seal;

import java.util.function.Function;

/** What came of reading bytes from outside: the value, or the reason why not. Bad input never throws. */
public sealed interface Reading<T> {

    /** The input was well. */
    record Well<T>(T value) implements Reading<T> {}

    /** The input was refused. */
    record Refused<T>(SealRefusal refusal) implements Reading<T> {}

    static <T> Reading<T> well(T value) {
        return new Well<>(value);
    }

    static <T> Reading<T> refused(SealRefusal.Cause cause, int line, String detail) {
        return new Refused<>(new SealRefusal(cause, line, detail));
    }

    /** Goes on with the value, or keeps the refusal. */
    default <U> Reading<U> then(Function<? super T, Reading<U>> next) {
        return switch (this) {
            case Well<T> well -> next.apply(well.value());
            case Refused<T> refused -> new Refused<>(refused.refusal());
        };
    }

    /** The same, but a refusal without a place of its own is put at this line. */
    default Reading<T> at(int line) {
        return switch (this) {
            case Well<T> well -> well;
            case Refused<T> refused -> {
                SealRefusal refusal = refused.refusal();
                yield refusal.line() == 0 ? refused(refusal.cause(), line, refusal.detail()) : refused;
            }
        };
    }

    /** The value of input that is known to be well; a refusal here is the caller's bug and throws. */
    default T orThrow() {
        return switch (this) {
            case Well<T> well -> well.value();
            case Refused<T> refused ->
                throw new IllegalArgumentException(refused.refusal().toString());
        };
    }
}
