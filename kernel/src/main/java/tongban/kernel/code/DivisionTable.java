package tongban.kernel.code;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dated divisions, abolished ones kept: a code that was abolished still answers with its name and what is known of its
 * dates. Codes are given again and divisions renamed, so one code can have several rows.
 */
public final class DivisionTable {
    private final TreeMap<DivisionCode, List<Division>> rows = new TreeMap<>();
    private final LocalDate edition;

    private DivisionTable(LocalDate edition) {
        this.edition = edition;
    }

    /**
     * A table of these rows.
     *
     * @param edition the day up to which the rows tell of changes
     */
    public static DivisionTable of(Collection<Division> divisions, LocalDate edition) {
        DivisionTable table = new DivisionTable(edition);
        for (Division division : divisions) {
            table.rows
                    .computeIfAbsent(division.code(), code -> new ArrayList<>())
                    .add(division);
        }
        Comparator<Division> byStart =
                Comparator.comparing(division -> division.from().by());
        table.rows.values().forEach(list -> list.sort(byStart));
        return table;
    }

    /** The day up to which this table tells of changes; later ones are not known to it. */
    public LocalDate edition() {
        return edition;
    }

    /** Every row of a code, oldest first; empty when the code is in no edition. */
    public List<Division> history(DivisionCode code) {
        return Collections.unmodifiableList(rows.getOrDefault(code, List.of()));
    }

    /** The row of a code that was, or may have been, in force on a day; a certain one before an uncertain one. */
    public Optional<Division> on(DivisionCode code, LocalDate day) {
        Optional<Division> uncertain = Optional.empty();
        for (Division division : history(code)) {
            switch (division.on(day)) {
                case IN_FORCE -> {
                    return Optional.of(division);
                }
                case UNCERTAIN -> uncertain = Optional.of(division);
                case NOT_YET, ABOLISHED -> {}
            }
        }
        return uncertain;
    }

    /** The newest row of a code, in force or not. */
    public Optional<Division> newest(DivisionCode code) {
        List<Division> history = history(code);
        return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
    }

    /** The row in force on a day, or else the newest one. */
    public Optional<Division> at(DivisionCode code, LocalDate day) {
        return on(code, day).or(() -> newest(code));
    }

    /** The divisions from the province down to this code, as far as the table has them, seen on a day. */
    public List<Division> path(DivisionCode code, LocalDate day) {
        List<Division> path = new ArrayList<>();
        Optional<DivisionCode> next = Optional.of(code);
        while (next.isPresent()) {
            at(next.get(), day).ifPresent(path::add);
            next = next.get().parent();
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * Whether a code that is not here is in no edition: always so down to counties; for streets and villages only where
     * the table has some of that level in the same province.
     */
    public boolean covers(DivisionCode code) {
        if (code.level().compareTo(DivisionCode.Level.COUNTY) <= 0) {
            return true;
        }
        String province = code.value().substring(0, 2);
        return rows.keySet().stream()
                .anyMatch(
                        known -> known.level() == code.level() && known.value().startsWith(province));
    }

    /** How many rows the table has. */
    public int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }
}
