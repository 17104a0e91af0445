package tongban.kernel.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A number of the law over time. A later publication may correct an earlier value for the same day, so a value is found
 * by two dates.
 *
 * @param address the path in the policy data, for example {@code limits/branch-registration}
 * @param values at least one, in any order; no two with the same pair of dates
 */
public record Parameter<T>(String address, List<DatedValue<T>> values) {

    /** Sorts the values by their dates and refuses an empty list or two values for the same pair of dates. */
    public Parameter {
        if (address.isBlank()) {
            throw new IllegalArgumentException("a parameter needs an address");
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException(address + " has no value");
        }
        values = values.stream().sorted(byDates()).toList();
        Set<AsOf> seen = new HashSet<>();
        for (DatedValue<T> dated : values) {
            if (!seen.add(new AsOf(dated.effective(), dated.knownFrom()))) {
                throw new IllegalArgumentException(address + " has two values for " + dated.effective());
            }
        }
    }

    /** The value in force on {@code asOf.effective()} among those published by {@code asOf.known()}. */
    public ParameterAnswer<T> at(AsOf asOf) {
        Optional<DatedValue<T>> inForce = values.stream()
                .filter(dated -> !dated.effective().isAfter(asOf.effective()))
                .filter(dated -> !dated.knownFrom().isAfter(asOf.known()))
                .max(byDates());
        if (inForce.isPresent()) {
            return new ParameterAnswer.InForce<>(inForce.get());
        }
        LocalDate first = values.getFirst().effective();
        if (first.isAfter(asOf.effective())) {
            return new ParameterAnswer.BeforeFirstValue<>(first);
        }
        return new ParameterAnswer.NotYetPublished<>(values.stream()
                .filter(dated -> !dated.effective().isAfter(asOf.effective()))
                .map(DatedValue::knownFrom)
                .min(Comparator.naturalOrder())
                .orElseThrow());
    }

    private static <T> Comparator<DatedValue<T>> byDates() {
        return Comparator.<DatedValue<T>, LocalDate>comparing(DatedValue::effective)
                .thenComparing(DatedValue::knownFrom);
    }
}
