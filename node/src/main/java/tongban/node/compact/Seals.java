package tongban.node.compact;

import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.PublicKey;

/** Whose node this is, and by which zone seal keys signatures are checked. */
public interface Seals {

    ZoneCode self();

    /** The seal key of this zone or of a zone that has joined it; empty for every other one. */
    Optional<PublicKey> seal(ZoneCode zone);
}
