package tongban.kernel.casework;

import tongban.kernel.code.ZoneCode;

/**
 * What a case is from its filing on.
 *
 * @param item the service item (事项)
 * @param standard the id of the standard that the receiving zone applied, 64 hexadecimal digits
 * @param receiving the zone that took it (收件地)
 * @param deciding the zone whose authority decides (办理地)
 * @param mode how it crosses zones
 */
public record Opening(String item, String standard, ZoneCode receiving, ZoneCode deciding, Mode mode) {

    /** Whether it needs no other zone. */
    public boolean isLocal() {
        return receiving.equals(deciding);
    }
}
