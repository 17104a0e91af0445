package tongban.node.casework;

import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.ClockAnswer;
import tongban.kernel.casework.CaseId;

/**
 * The cases of this zone. Each act is one transaction: event, lists, search and what partners are told commit together,
 * and its moment is that commit.
 */
public interface Casework {

    /**
     * Files an application and, when another zone decides, hands it over in the same commit.
     *
     * @return the case, or why it was not taken: no such item here, no agreement, unfit form
     */
    CaseOutcome file(Filing filing);

    /** Does something to a case that this zone can move. */
    CaseOutcome act(CaseId id, Doing doing);

    /** Asks something of the holder, wherever that is; the legal moment is this commit. */
    CaseOutcome ask(CaseId id, Asking asking);

    Optional<CaseRecord> find(CaseId id);

    /** Several cases at once, in no order; those that are not here are left out. */
    List<CaseRecord> find(List<CaseId> ids);

    /** What waits here for somebody, who is a pseudonym. */
    CaseCounts counts(String by);

    /** Its events in order. */
    List<HeldEvent> history(CaseId id);

    /** How its legal clock stands now, day by day; empty before acceptance. */
    Optional<ClockAnswer> clock(CaseRecord file);

    /** A page of a list. */
    List<CaseRow> list(CaseQuery query);

    /** What people were told of it, the oldest first. */
    List<Notice> notices(CaseRecord file);

    /**
     * What is due by a rule alone: applications whose gaps nobody told in time are accepted; offices are reminded a day
     * before a limit ends, and supervisors told when it has ended.
     *
     * @return how many
     */
    int whatIsDue();
}
