package tongban.kernel.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Timestamps;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;

/**
 * The durable state of a log that this zone writes. Its head is exactly what may be signed: whatever was not committed
 * here is never signed.
 *
 * @param revision counts the commits of this row; a save names the one that it builds on, so that of two replicas only
 *     one can continue a state
 * @param session the session under which this zone speaks; renewed at each start
 * @param frontier right edge of the tree
 * @param head size, root, time and acknowledgement that the next checkpoint will carry
 * @param keys which node key signs which sizes
 * @param acknowledged how much of this log the partner has disposed of
 */
public record Outgoing(
        long revision,
        long session,
        Frontier frontier,
        Checkpoint head,
        KeySchedule keys,
        Acknowledgement acknowledged) {

    public Outgoing {
        if (frontier.size() != head.size() || acknowledged.size() > head.size()) {
            throw new IllegalArgumentException("head, frontier and acknowledgement do not fit each other");
        }
    }

    /** An empty log. */
    public static Outgoing empty(ChannelName channel, PublicKey key) {
        Digest emptyRoot = new TreeHash(channel.suite()).emptyRoot();
        Checkpoint head = new Checkpoint(channel, 0, emptyRoot, Instant.EPOCH, Optional.empty(), List.of());
        Acknowledgement nothing = new Acknowledgement(0, emptyRoot);
        return new Outgoing(0, 0, Frontier.empty(), head, KeySchedule.startingWith(key), nothing);
    }

    public ChannelName channel() {
        return head.channel();
    }

    public long size() {
        return frontier.size();
    }

    /** A time for a new head: now, but later than every head before, so that no two heads have the same time. */
    Instant timeAfter(Instant now) {
        Instant next = head.time().plusMillis(1);
        Instant millis = Timestamps.millis(now);
        return millis.isAfter(next) ? millis : next;
    }

    /** The state that a commit on top of this one has. */
    Outgoing next(Frontier newFrontier, Checkpoint newHead, KeySchedule newKeys) {
        return new Outgoing(revision + 1, session, newFrontier, newHead, newKeys, acknowledged);
    }

    Outgoing acknowledged(Acknowledgement by) {
        return new Outgoing(revision + 1, session, frontier, head, keys, by);
    }

    /** The state in which this zone begins to speak under a new session, with a head later than any before. */
    Outgoing opened(long newSession, Checkpoint newHead) {
        return new Outgoing(revision + 1, newSession, frontier, newHead, keys, acknowledged);
    }

    /** The same commit, with an acknowledgement that went back: the partner holds less than it once did. */
    Outgoing redelivering(Acknowledgement held) {
        return new Outgoing(revision, session, frontier, head, keys, held);
    }
}
