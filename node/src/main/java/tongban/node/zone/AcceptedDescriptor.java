package tongban.node.zone;

import java.net.URI;
import java.time.Instant;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;

/**
 * A partner's descriptor that was accepted.
 *
 * @param descriptor what it says
 * @param note the same as it was signed
 * @param at when it was accepted
 * @param by who accepted it
 */
public record AcceptedDescriptor(Descriptor descriptor, SignedNote note, Instant at, String by) {

    /** The partner as this zone sees it. */
    public Partner asPartnerOf(ZoneCode self) {
        return new Partner(
                descriptor.zone(),
                descriptor.profile().zh(),
                descriptor.profile().en(),
                descriptor.seal(),
                descriptor.sealCertificate(),
                descriptor.nodeCertificate(),
                descriptor.channelTo(self),
                descriptor.publicChannel(),
                descriptor.profile().addresses().stream().map(URI::create).toList(),
                descriptor.profile().pins());
    }
}
