package tongban.kernel.exchange;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.channel.ChannelLimits;

/**
 * Which acknowledgement the partner has been told, and since when a newer one waits for an entry to travel with. It is
 * about sizes alone: a checkpoint that brings no entry is never acknowledged.
 */
final class Acknowledging {

    private long told = -1;
    private Optional<Instant> waitsSince = Optional.empty();

    /** Whether an acknowledgement of this size must now travel alone. */
    boolean isDue(long size, Instant now) {
        if (size <= told) {
            waitsSince = Optional.empty();
            return false;
        }
        if (waitsSince.isEmpty()) {
            waitsSince = Optional.of(now);
        }
        return !now.isBefore(waitsSince.get().plus(ChannelLimits.ACKNOWLEDGE_WITHIN));
    }

    /** When the waiting one must travel alone; empty when none waits. */
    Optional<Instant> dueAt() {
        return waitsSince.map(since -> since.plus(ChannelLimits.ACKNOWLEDGE_WITHIN));
    }

    void told(long size) {
        if (size > told) {
            told = size;
            // Whatever is newer begins to wait from when it is first seen.
            waitsSince = Optional.empty();
        }
    }

    /** Nobody knows any more what the partner has been told. */
    void forget() {
        told = -1;
    }
}
