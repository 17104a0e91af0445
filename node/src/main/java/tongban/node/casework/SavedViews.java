package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;

/** Lists under a name (保存的视图): one person's own, or a supervisor's for everybody in the zone. */
public interface SavedViews {

    /** Views of one person, at most. */
    int EACH_MAX = 50;

    /** Characters of a name. */
    int NAME_MAX = 100;

    /**
     * Which cases, in the words of programs, which stay when a phase or an item is no more.
     *
     * @param phases all when empty
     * @param item of this item alone; empty for all
     */
    record Which(String queue, List<String> phases, String words, Optional<String> item) {
        public Which {
            phases = List.copyOf(phases);
        }
    }

    /**
     * What is to be saved.
     *
     * @param role as which somebody saves it: only supervisors share
     */
    record Draft(String by, Role role, String name, boolean shared, Which which) {}

    /** A view. */
    record View(CaseId id, String owner, boolean shared, String name, Which which, Instant changed) {}

    /** What came of it. */
    sealed interface Viewed {
        record Done(View view) implements Viewed {}

        record Refused(CaseOutcome.Refused refusal) implements Viewed {}
    }

    /** What a view asks for. */
    sealed interface Opened {
        /** The first page of its list, for whoever opens it. */
        record Listed(View view, CaseQuery query) implements Opened {}

        /** It is not there for this person, or names something that is no more. */
        record Refused(CaseOutcome.Refused refusal) implements Opened {}
    }

    Viewed save(Draft draft);

    /** Puts something else in its place: an act of its owner, and of supervisors where it is shared. */
    Viewed replace(CaseId view, Draft draft);

    /** Deletes one: an act of its owner, and of supervisors where it is shared. */
    Viewed delete(CaseId view, Role role, String by);

    /** A person's own and the shared ones, by name. */
    List<View> of(String by);

    Opened open(CaseId view, String by);
}
