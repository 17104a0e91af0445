package tongban.node.compact;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;

/**
 * A signed note about an agreement.
 *
 * @param zone who signed
 * @param number 0 for a signature, the number of a suspension or its like otherwise
 * @param note text and signature line
 * @param received this zone's commit
 * @param held since when it counts; empty while the signer has not joined this zone, so that nobody here can check it
 * @param via the zone that brought it
 */
public record HeldNote(
        ZoneCode zone, long number, String note, Instant received, Optional<Instant> held, ZoneCode via) {}
