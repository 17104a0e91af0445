package tongban.node.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Limits how often one address may try to sign in: so many times a minute, counted in this node's memory. */
public final class Throttle {
    /** So many attempts in a minute. */
    public static final int MOST = 30;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES_MAX = 10_000;

    private final InstantSource clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    private record Count(Instant since, int attempts) {}

    public Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts an attempt; false if it is one too many. */
    public boolean allows(String address) {
        Instant now = clock.instant();
        if (counts.size() >= ADDRESSES_MAX) {
            counts.values().removeIf(count -> isOver(count, now));
        }
        Count count = counts.merge(
                address,
                new Count(now, 1),
                (before, first) -> isOver(before, now) ? first : new Count(before.since(), before.attempts() + 1));
        return count.attempts() <= MOST;
    }

    private static boolean isOver(Count count, Instant now) {
        return !now.isBefore(count.since().plus(WINDOW));
    }
}
