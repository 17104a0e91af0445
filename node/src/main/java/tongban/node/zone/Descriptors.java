package tongban.node.zone;

import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;

/** What this zone and its partners say of themselves: authorities, topics, addresses (区域描述文件). */
public interface Descriptors {

    /** This zone's newest descriptor. */
    Descriptor own();

    /** The same as it was signed, for partners. */
    SignedNote ownNote();

    /** A partner's descriptor in force. */
    Optional<AcceptedDescriptor> of(ZoneCode partner);

    /** All descriptors of a partner that were accepted, newest first. */
    List<AcceptedDescriptor> versions(ZoneCode partner);
}
