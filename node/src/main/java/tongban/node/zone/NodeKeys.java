package tongban.node.zone;

import java.util.List;
import java.util.Optional;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.SignedNote;

/**
 * The node keys of this zone and what officers do with them. A log whose newest key is not {@link #newest} is due for a
 * key change: whoever starts a log looks here, since an event that was published while the node was down is not
 * repeated.
 */
public interface NodeKeys {

    /**
     * A node key.
     *
     * @param certificate what the seal key says of it
     * @param note the certificate as it was signed
     * @param place where it stands in the present epoch
     * @param revocation that ended it, if one did
     */
    record NodeKey(KeyCertificate certificate, SignedNote note, Place place, Optional<Revocation> revocation) {}

    /** Where a node key stands in the present epoch. */
    enum Place {
        /** Before the present epoch. */
        PAST,
        /** The channels of the epoch begin with it, and it still signs. */
        ONLY,
        /** The channels of the epoch begin with it; a newer one signs. */
        FIRST,
        /** Between the first and the newest. */
        BETWEEN,
        /** It signs. */
        NEWEST
    }

    /** All of them, oldest first. */
    List<NodeKey> all();

    /** The key that signs: every log ends with its key change, or begins with it. */
    PublicKey newest();

    /** The revocations of node keys, oldest first, as they were signed. */
    List<SignedNote> revocations();

    /**
     * Makes a new node key, certified by the seal key (换钥). Publishes {@link NodeKeyChanged} when the key is at hand.
     *
     * @param words both officers' words; the caller wipes them
     */
    ZoneAnswer<KeyCertificate> rollover(OfficersWords words);

    /**
     * Revokes a node key (吊销). Publishes {@link NodeKeyRevoked}; when channels begin anew, a new node key and a
     * descriptor of the next epoch are in force before.
     *
     * @param reason one line for people
     * @param words both officers' words; the caller wipes them
     */
    ZoneAnswer<ZoneFolder.Revoked> revoke(KeyId key, String reason, OfficersWords words);

    /** Whether the zone file, as it is now, says something else than the newest descriptor. */
    ZoneAnswer<Boolean> isStale();

    /** Signs a descriptor of the zone file as it is now and publishes {@link DescriptorRenewed}. */
    ZoneAnswer<SignedNote> renew(OfficersWords words);
}
