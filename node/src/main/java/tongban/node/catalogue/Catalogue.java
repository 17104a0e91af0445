package tongban.node.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;

/** The service items that this zone offers, and what its partners have told of theirs. */
public interface Catalogue {

    /** Gaps of one form, at most. */
    int GAPS_MAX = 100;

    /** The standard of an item for applications received on a day. */
    Optional<Standard> inForce(String item, LocalDate receipt);

    /** What a partner has told of its standard of an item for that day. */
    Optional<Standard> ofPartner(ZoneCode partner, String item, LocalDate receipt);

    /** The standard with this id, in force or not, of this zone or a partner. */
    Optional<Standard> of(String id);

    /** All items of a day, in the order of their names. */
    List<Standard> all(LocalDate receipt);

    /** What partners have told, in the order of zone, item and version. */
    List<Told> told();

    /** A partner's standard. */
    record Told(ZoneCode partner, Standard standard) {}

    /**
     * Everything that a form lacks, at once and in the order of the form; at most {@value #GAPS_MAX}.
     *
     * @param form a JSON object in UTF-8
     * @param receipt the day of receipt, on which papers must not be too old
     */
    List<Gap> gaps(Standard standard, byte[] form, LocalDate receipt);

    /** The conditions that a form does not meet; none of a form that is no JSON object. */
    List<Unmet> unmet(Standard standard, byte[] form);

    /** What differs between two standards, by name; empty when they are the same. */
    List<Difference> compare(Standard one, Standard other);
}
