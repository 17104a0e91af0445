package tongban.node.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The service items that this zone offers. */
public interface Catalogue {

    /** The standard of an item for applications received on a day. */
    Optional<Standard> inForce(String item, LocalDate receipt);

    /** The standard with this id, in force or not. */
    Optional<Standard> of(String id);

    /** All items of a day, in the order of their names. */
    List<Standard> all(LocalDate receipt);

    /**
     * Everything that a form lacks, at once and in the order of the form; at most {@value #GAPS_MAX}.
     *
     * @param form a JSON object in UTF-8
     */
    List<Gap> gaps(Standard standard, byte[] form);

    /** Gaps of one form, at most. */
    int GAPS_MAX = 100;
}
