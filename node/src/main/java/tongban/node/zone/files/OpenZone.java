package tongban.node.zone.files;

import java.util.List;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.ZoneFile;

/**
 * All of a zone's folder that a node works with; the seal key's own secret is not among it.
 *
 * @param file the zone file
 * @param descriptor the newest descriptor
 * @param note the same, signed
 * @param seal the seal key that it carries
 * @param first the node key with which the channels of its epoch begin
 * @param nodeKeys every node key that this zone ever had, oldest first
 * @param revocations of node keys, oldest first
 * @param tls the key of the TLS certificate
 */
public record OpenZone(
        ZoneFile file,
        Descriptor descriptor,
        SignedNote note,
        PublicKey seal,
        PublicKey first,
        List<HeldKey> nodeKeys,
        List<SignedNote> revocations,
        TlsKey tls) {

    public OpenZone {
        nodeKeys = List.copyOf(nodeKeys);
        revocations = List.copyOf(revocations);
    }

    /** Where in the list of node keys the present epoch begins. */
    public int firstPlace() {
        for (int i = 0; i < nodeKeys.size(); i++) {
            if (nodeKeys.get(i).certificate().key().equals(first)) {
                return i;
            }
        }
        throw new IllegalStateException("the first node key of the epoch is not at hand");
    }
}
