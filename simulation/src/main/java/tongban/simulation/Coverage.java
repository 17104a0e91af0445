package tongban.simulation;

import java.util.EnumMap;
import java.util.Map;

/** What happened in the runs, counted, so that a schedule that no longer does a thing is seen. */
final class Coverage {

    /** Things that a schedule does or meets; each must happen in a large enough number of runs. */
    enum Seen {
        STEPS,
        MESSAGES,
        QUESTIONS,
        ENTRIES,
        EFFECTS,
        ANSWERS,
        REFUSALS,
        TOO_LATE,
        SET_ASIDE,
        PARKED,
        RETRIED,
        DISMISSED,
        ATTACHMENTS_WAITED,
        KEY_CHANGES,
        ERASURES,
        REQUESTS,
        LOST,
        DUPLICATED,
        LATE,
        CORRUPTED,
        TRUNCATED,
        PARTITIONS,
        WEEKS_AWAY,
        CLOCK_JUMPS,
        CLOCK_AHEAD,
        CRASHES,
        CRASHES_BEFORE_COMMIT,
        CRASHES_AFTER_COMMIT,
        RESTARTS,
        RESTORES,
        RECOVERED,
        PARTNER_RESTORED,
        FENCED,
        INTERLEAVED,
        LATE_COMMITS,
        OUTAGES,
        LARGE_BATCHES,
        TWO_REPLICAS,
        SM2,
        ED25519,
        SESSIONS_REFUSED,
        PUBLIC_ENTRIES,
        PUBLIC_HEADS,
        LIES,
        LIES_FOUND,
        FORKS,
        REWRITTEN_ENTRIES,
        REPLAYED_HEADS,
        SKIPPED_INDEXES,
        OLD_KEYS,
        FOREIGN_KEYS,
        ALTERED_PREFIXES,
        FALLEN_TIMES,
        EMPTY_LOGS_WITH_ROOT,
        REUSED_IDS,
        FALSE_ACKNOWLEDGEMENTS,
        SPLIT_VIEWS,
        EVIDENCE_PROVEN,
        EVIDENCE_SHOWN;

        /** The name as it stands in JSON and in the keys of texts. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Seen, Long> counts = new EnumMap<>(Seen.class);

    void count(Seen seen) {
        count(seen, 1);
    }

    void count(Seen seen, long times) {
        counts.merge(seen, times, Long::sum);
    }

    long of(Seen seen) {
        return counts.getOrDefault(seen, 0L);
    }

    void add(Coverage other) {
        other.counts.forEach(this::count);
    }
}
