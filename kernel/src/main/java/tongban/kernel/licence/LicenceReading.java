package tongban.kernel.licence;

import java.util.function.Function;

/**
 * What came of reading a licence, a state or a status: the value, or why not and where. Bad input never throws.
 *
 * @param <T> what was read
 */
public sealed interface LicenceReading<T> {

    /** It was well. */
    record Well<T>(T value) implements LicenceReading<T> {}

    /**
     * It was refused.
     *
     * @param cause why
     * @param line the line in question from 1, or 0 where there is none
     */
    record Refused<T>(Cause cause, int line) implements LicenceReading<T> {}

    /** Why a text is no licence, state or status. */
    enum Cause {
        /** More bytes than any such file has. */
        TOO_LARGE,
        /** No UTF-8, a hidden character, or no line feed at the end: cut off or converted on the way. */
        NOT_PLAIN,
        /** Another heading: something else, or of another system. */
        WRONG_HEADING,
        /** A line is missing, surplus or in the wrong place. */
        WRONG_LINE,
        /** A value has not the form that its line asks for. */
        BAD_VALUE,
        /** A form that is not known here. */
        UNKNOWN_FORM,
        /** The states do not follow from each other by the table of moves. */
        IMPOSSIBLE_COURSE,
        /** The signed note is malformed. */
        NOT_A_NOTE,
        /** The proof of the entry is malformed. */
        NOT_A_PROOF
    }

    static <T> LicenceReading<T> well(T value) {
        return new Well<>(value);
    }

    static <T> LicenceReading<T> refused(Cause cause, int line) {
        return new Refused<>(cause, line);
    }

    /** Goes on with the value, or keeps the refusal. */
    default <U> LicenceReading<U> then(Function<? super T, LicenceReading<U>> next) {
        return switch (this) {
            case Well<T> well -> next.apply(well.value());
            case Refused<T> refused -> new Refused<>(refused.cause(), refused.line());
        };
    }

    /** The value of input that is known to be well; a refusal here is the caller's bug and throws. */
    default T orThrow() {
        return switch (this) {
            case Well<T> well -> well.value();
            case Refused<T> refused ->
                throw new IllegalArgumentException(refused.cause() + " at line " + refused.line());
        };
    }
}
