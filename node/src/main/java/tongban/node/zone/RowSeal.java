package tongban.node.zone;

import java.util.Optional;

/** Seals rows of the database under a key file that lies outside of it, beside the zone's keys. */
public interface RowSeal {

    /**
     * Seals bytes under the newest key.
     *
     * @param place the row to which they belong, unlike any other module's; sealed bytes that were moved do not open
     */
    byte[] seal(String place, byte[] plain);

    /** Opens what was sealed; empty when it was altered, moved, or sealed under a key that the file does not have. */
    Optional<byte[]> open(String place, byte[] sealed);

    /** The number of the newest key, 1 for the first; the file may have 255. */
    int newest();

    /**
     * A keyed hash, by which equal things are found again and nothing is guessed from a copy of the database. It stays
     * the same when a newer key seals.
     *
     * @param use what is found by it, unlike any other use
     * @return 32 bytes
     */
    byte[] keyed(String use, byte[] bytes);
}
