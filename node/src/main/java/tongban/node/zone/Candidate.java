package tongban.node.zone;

import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;

/**
 * A descriptor that was read and may be accepted.
 *
 * @param descriptor what it says
 * @param note the same as it was signed
 * @param standing what accepting it would do
 */
public record Candidate(Descriptor descriptor, SignedNote note, Standing standing) {

    /** The descriptor in words that a person recognises: name, code and serial. */
    public String title() {
        return descriptor.profile().zh() + " " + descriptor.zone() + " · " + descriptor.serial();
    }

    /** What accepting it would do. */
    public enum Standing {
        /** A zone that is not known yet joins; its fingerprint is to be compared. */
        NEW,
        /** A known partner renews its descriptor, under the seal key that was compared once. */
        RENEWAL,
        /** The very descriptor is in force already; accepting it changes nothing. */
        IN_FORCE
    }
}
