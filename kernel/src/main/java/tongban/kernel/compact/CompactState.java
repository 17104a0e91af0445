package tongban.kernel.compact;

import java.time.Instant;
import java.util.Set;
import tongban.kernel.code.ZoneCode;

/** What a compact is at an instant, for the zone that asks. */
public sealed interface CompactState {

    /** 草稿: nobody has signed. */
    record Drafted() implements CompactState {}

    /** 待签署: some have signed. */
    record Waiting(Set<ZoneCode> missing) implements CompactState {}

    /** 已签署，未到生效日: all have signed, the first day has not begun. */
    record Agreed(Instant from) implements CompactState {}

    /** 生效: since the later of its first day and the moment at which this zone held all signatures. */
    record InForce(Instant since) implements CompactState {}

    /** 暂停: by at least one party. */
    record Suspended(Set<ZoneCode> by, Instant since, String reason) implements CompactState {}

    /** 已被取代: its successor came into force. */
    record Replaced(CompactId by, Instant since) implements CompactState {}

    /** 到期: its last day is over. */
    record Expired(Instant since) implements CompactState {}

    /** 终止: a party ended it. */
    record Ended(ZoneCode by, Instant since, String reason) implements CompactState {}

    /** 撤回: a party took its consent back before all had signed. */
    record Withdrawn(ZoneCode by, Instant since, String reason) implements CompactState {}

    /** A word for tables, texts and programs. */
    default String word() {
        return switch (this) {
            case Drafted drafted -> "draft";
            case Waiting waiting -> "waiting";
            case Agreed agreed -> "agreed";
            case InForce force -> "in-force";
            case Suspended suspended -> "suspended";
            case Replaced replaced -> "replaced";
            case Expired expired -> "expired";
            case Ended ended -> "ended";
            case Withdrawn withdrawn -> "withdrawn";
        };
    }

    /** Whether nothing can bring it into force any more. */
    default boolean over() {
        return switch (this) {
            case Drafted drafted -> false;
            case Waiting waiting -> false;
            case Agreed agreed -> false;
            case InForce force -> false;
            case Suspended suspended -> false;
            case Replaced replaced -> true;
            case Expired expired -> true;
            case Ended ended -> true;
            case Withdrawn withdrawn -> true;
        };
    }
}
