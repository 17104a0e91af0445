package tongban.node.zone;

/** How other zones become partners (加入): by their signed descriptor and a fingerprint that two people compared. */
public interface Joining {

    /** Reads a descriptor and says what accepting it would do; changes nothing. */
    ZoneAnswer<Candidate> read(byte[] descriptor);

    /**
     * Accepts a descriptor. It is in force, and {@link PartnerJoined} is published, when this returns.
     *
     * @param fingerprint what the partner's operator reads out: all 64 digits, or the first and the last 16; blanks and
     *     hyphens are left out. May be blank for a renewal
     * @param by who compared it, for the record
     */
    ZoneAnswer<Candidate> accept(byte[] descriptor, String fingerprint, String by);
}
