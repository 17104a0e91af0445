package tongban.kernel.exchange;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.SignedCheckpoint;

/**
 * How far a started node has come (静默启动). It signs nothing in a channel until the partner has told the highest head
 * of it that it holds; when that is ahead of the own log, an older backup was restored, and the lost entries are
 * fetched back first. The partner takes note of a new session with its answer, so that what this zone said before its
 * restart, and is still on its way, can no longer arrive.
 */
sealed interface Start {

    /**
     * Asking the partner.
     *
     * @param session the session that is asked for
     */
    record Silent(long session) implements Start {}

    /**
     * Fetching the own lost entries back.
     *
     * @param session the session that the partner has accepted
     * @param target the head that the partner holds
     */
    record Recovering(long session, SignedCheckpoint target) implements Start {}

    /** Speaking. */
    record Open() implements Start {}

    /** The partner holds what this zone's log never was; people must look. */
    record Broken(String sentence) implements Start {}

    /** Whether a session is further ahead than any clock that partners take. */
    static boolean isFar(long session, Instant now) {
        return session > now.plus(ChannelLimits.SESSION_AHEAD_MAX).toEpochMilli();
    }

    /** A session for now, above the one that is known. */
    static Silent silent(Instant now, long known) {
        return new Silent(Math.max(now.toEpochMilli(), known + 1));
    }

    default Optional<String> trouble() {
        return this instanceof Broken broken ? Optional.of(broken.sentence()) : Optional.empty();
    }
}
