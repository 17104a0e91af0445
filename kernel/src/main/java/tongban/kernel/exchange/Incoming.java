package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;

/**
 * The durable state of a log that a partner writes, as far as this zone holds it.
 *
 * @param revision counts the commits of this row
 * @param channel the partner's channel to this zone, or its public channel
 * @param session the partner's session in force; batches under another one are refused
 * @param frontier right edge of the tree over the entries held
 * @param root its root
 * @param keys which of the partner's node keys signs which sizes
 * @param identity the partner's seal key and the certificates of its node keys
 * @param head the partner's checkpoint of the largest size held; empty before the first
 * @param lastTime time of the newest checkpoint accepted in this session
 * @param waiting messages set aside or parked
 * @param revoked node keys of the partner that are revoked
 * @param forked whether a fork was proven; nothing is accepted any more
 */
public record Incoming(
        long revision,
        ChannelName channel,
        long session,
        Frontier frontier,
        Digest root,
        KeySchedule keys,
        Identity identity,
        Optional<SignedCheckpoint> head,
        Instant lastTime,
        long waiting,
        List<KeyId> revoked,
        boolean forked) {

    /**
     * Who the partner is.
     *
     * @param seal its seal key, compared by both operators when they joined
     * @param certificates its node keys' certificates as signed, oldest first
     */
    public record Identity(PublicKey seal, List<SignedNote> certificates) {
        public Identity {
            certificates = List.copyOf(certificates);
        }

        Identity and(SignedNote certificate) {
            List<SignedNote> all = new ArrayList<>(certificates);
            all.add(certificate);
            return new Identity(seal, all);
        }
    }

    public Incoming {
        revoked = List.copyOf(revoked);
    }

    /**
     * A log of which nothing is held yet.
     *
     * @param firstKey the certificate of the node key that the partner begins with, signed by its seal key
     * @throws IllegalArgumentException when the certificate does not hold
     */
    public static Incoming empty(ChannelName channel, PublicKey seal, SignedNote firstKey) {
        KeyCertificate certificate = KeyCertificate.read(firstKey, seal).orThrow();
        return new Incoming(
                0,
                channel,
                0,
                Frontier.empty(),
                new TreeHash(channel.suite()).emptyRoot(),
                KeySchedule.startingWith(certificate.key()),
                new Identity(seal, List.of(firstKey)),
                Optional.empty(),
                Instant.EPOCH,
                0,
                List.of(),
                false);
    }

    public long size() {
        return frontier.size();
    }

    /** What this zone acknowledges of the partner's log. */
    public Acknowledgement acknowledgement() {
        return new Acknowledgement(frontier.size(), root);
    }

    /**
     * A new session begins where the partner was told that it is held: at the newest head of the largest size. What it
     * signed later for smaller sizes was said in the old session, and a zone whose clock was set back in between could
     * otherwise not be heard.
     */
    Incoming withSession(long newSession) {
        return new Incoming(
                revision + 1,
                channel,
                newSession,
                frontier,
                root,
                keys,
                identity,
                head,
                head.map(newest -> newest.checkpoint().time()).orElse(Instant.EPOCH),
                waiting,
                revoked,
                forked);
    }

    Incoming withWaiting(long count) {
        return new Incoming(
                revision, channel, session, frontier, root, keys, identity, head, lastTime, count, revoked, forked);
    }

    /** The same state with one more commit. */
    Incoming committed() {
        return new Incoming(
                revision + 1,
                channel,
                session,
                frontier,
                root,
                keys,
                identity,
                head,
                lastTime,
                waiting,
                revoked,
                forked);
    }

    Incoming asForked() {
        return new Incoming(
                revision + 1, channel, session, frontier, root, keys, identity, head, lastTime, waiting, revoked, true);
    }

    /** From now on this key's signatures count only for what is already held. */
    public Incoming revoking(KeyId key) {
        List<KeyId> all = new ArrayList<>(revoked);
        if (!all.contains(key)) {
            all.add(key);
        }
        return new Incoming(
                revision + 1, channel, session, frontier, root, keys, identity, head, lastTime, waiting, all, forked);
    }

    /** A checkpoint was accepted that brought nothing new. */
    Incoming seen(Instant time) {
        return new Incoming(
                revision, channel, session, frontier, root, keys, identity, head, time, waiting, revoked, forked);
    }

    /** Entries were accepted up to this checkpoint. */
    Incoming grown(Frontier to, SignedCheckpoint by, KeySchedule newKeys, Identity newIdentity) {
        return new Incoming(
                revision,
                channel,
                session,
                to,
                by.checkpoint().root(),
                newKeys,
                newIdentity,
                Optional.of(by),
                by.checkpoint().time(),
                waiting,
                revoked,
                forked);
    }
}
