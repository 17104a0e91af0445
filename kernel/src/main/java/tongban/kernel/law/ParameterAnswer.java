package tongban.kernel.law;

import java.time.LocalDate;

/** What a parameter answers for a day: the value in force, or by name why there is none. */
public sealed interface ParameterAnswer<T> {
    /** The value that applies on the day asked for, as it was known then. */
    record InForce<T>(DatedValue<T> dated) implements ParameterAnswer<T> {}

    /** The day lies before the first value. What applied then is not recorded, which is not the same as nothing. */
    record BeforeFirstValue<T>(LocalDate firstEffective) implements ParameterAnswer<T> {}

    /** Values exist for the day, but on the day of knowledge none of them was published yet. */
    record NotYetPublished<T>(LocalDate firstPublished) implements ParameterAnswer<T> {}
}
