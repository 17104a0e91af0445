package tongban.node.zone;

import java.util.function.Function;

/** What came of an act on this zone's files or partners: its result, or the reason why nothing was done. */
public sealed interface ZoneAnswer<T> {

    /** It was done. */
    record Done<T>(T value) implements ZoneAnswer<T> {}

    /** Nothing was done. */
    record Refused<T>(ZoneRefusal refusal) implements ZoneAnswer<T> {}

    static <T> ZoneAnswer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> ZoneAnswer<T> refused(ZoneRefusal.Cause cause, Object... details) {
        return new Refused<>(ZoneRefusal.of(cause, details));
    }

    /** Goes on with the result, or keeps the refusal. */
    default <U> ZoneAnswer<U> then(Function<? super T, ZoneAnswer<U>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value());
            case Refused<T> refused -> new Refused<>(refused.refusal());
        };
    }

    /**
     * The result where no refusal can be.
     *
     * @throws ZoneRefused otherwise
     */
    default T orThrow() {
        return switch (this) {
            case Done<T> done -> done.value();
            case Refused<T> refused -> throw new ZoneRefused(refused.refusal());
        };
    }
}
