package tongban.node.register;

import java.util.Optional;

/** Seals rows of the database under the key file that lies outside of it, for this module and those above. */
public interface RowSeal {

    /**
     * Seals bytes.
     *
     * @param place the row to which they belong, unlike any other module's; sealed bytes that were moved do not open
     */
    byte[] seal(String place, byte[] plain);

    /** Opens what was sealed; empty when it was altered, moved, or sealed under another key. */
    Optional<byte[]> open(String place, byte[] sealed);
}
