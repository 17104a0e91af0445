package tongban.kernel.licence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.Digest;

/**
 * All public entries of one licence in their order: each follows from the one before by the table of
 * {@link LicenceAct}, none is earlier than the one before, and none changes the version but those that bring one.
 *
 * @param entries at least the issue
 */
public record LicenceCourse(List<LicenceEntry> entries) {

    /** Entries of a licence, at most, so that a status stays one signed note. */
    public static final int ENTRIES_MAX = 100;

    public LicenceCourse {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || !follows(entries)) {
            throw new IllegalArgumentException("these entries are no course of one licence");
        }
    }

    /** The course of a licence that was just issued. */
    public static LicenceCourse issued(Digest licence, Instant at) {
        return new LicenceCourse(List.of(new LicenceEntry(licence, LicenceAct.ISSUED, licence, at)));
    }

    /** The course with one entry more; empty when it does not follow. */
    public Optional<LicenceCourse> with(LicenceEntry entry) {
        List<LicenceEntry> all = new ArrayList<>(entries);
        all.add(entry);
        return follows(all) ? Optional.of(new LicenceCourse(all)) : Optional.empty();
    }

    /** Whether a list of entries is a course, or empty. */
    static boolean follows(List<LicenceEntry> entries) {
        LicenceState state = LicenceState.NONE;
        Optional<LicenceEntry> before = Optional.empty();
        for (LicenceEntry entry : entries) {
            Optional<LicenceState> after = entry.act().after(state);
            boolean same = before.filter(last -> !last.licence().equals(entry.licence())
                            || entry.at().isBefore(last.at())
                            || entry.act().bringsVersion() == last.version().equals(entry.version()))
                    .isEmpty();
            if (after.isEmpty() || !same) {
                return false;
            }
            state = after.get();
            before = Optional.of(entry);
        }
        return entries.size() <= ENTRIES_MAX;
    }

    /** Which licence this is about. */
    public Digest licence() {
        return entries.getFirst().licence();
    }

    /** The last entry that had taken effect at a moment; empty before the issue. */
    public Optional<LicenceEntry> lastAt(Instant moment) {
        return entries.stream().filter(entry -> !entry.at().isAfter(moment)).reduce((before, entry) -> entry);
    }

    /** The state as of a moment. */
    public LicenceState stateAt(Instant moment) {
        LicenceState state = LicenceState.NONE;
        for (LicenceEntry entry : entries) {
            if (!entry.at().isAfter(moment)) {
                state = entry.act().after(state).orElseThrow();
            }
        }
        return state;
    }
}
