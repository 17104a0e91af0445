package tongban.node.casework;

import java.util.List;
import java.util.Optional;
import tongban.kernel.casework.CaseId;

/**
 * What follows grants, in this zone and at partners. A grant makes duties by itself, an application settles them by
 * itself, and the zones tell each other both, in the transactions in which it happens.
 */
public interface Duties {

    /** Rows of a page, at most. */
    int SIZE_MAX = 200;

    /** Which of them. */
    enum Shown {
        /** 待处理: somebody still has to apply. */
        OPEN,
        /** 临期: those whose limit ends within a week, or has ended. */
        DUE,
        /** 已结: applied for, or the grant was revoked. */
        DONE,
        /** 未告知: those of which the other zone was not told. */
        UNTOLD,
        ALL
    }

    /** At which side of them this zone is. */
    enum Side {
        /** Somebody has to apply here. */
        HERE,
        /** This zone's grants are followed, here or elsewhere. */
        OURS,
        BOTH
    }

    /**
     * A page of them, the most urgent first.
     *
     * @param code the credit code of whoever has to apply, or of the parent; empty for all
     * @param after the last one of the page before
     * @param size 1 to {@value #SIZE_MAX}
     */
    record Asked(Shown shown, Side side, Optional<String> code, Optional<CaseId> after, int size) {}

    List<Duty> list(Asked asked);

    /**
     * What somebody still has to apply for in this zone, each figure counted up to one more than {@value CaseCounts#MAX}.
     *
     * @param late those whose limit has ended
     */
    record Waiting(int open, int late) {}

    Waiting waiting();

    Optional<Duty> find(CaseId id);

    /** What people were told of it, the oldest first. */
    List<Notice> notices(Duty duty);

    /** Takes note of one that somebody here has to follow (知悉); the zone that told it is told so. */
    Noted acknowledge(CaseId id);

    /** What came of it. */
    sealed interface Noted {
        record Done(Duty duty) implements Noted {}

        record Refused(CaseOutcome.Refused refusal) implements Noted {}
    }

    /**
     * Reminds the office a week before a limit ends, and its supervisors when it has ended.
     *
     * @return how many
     */
    int whatIsDue();
}
