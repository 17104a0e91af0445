package tongban.kernel.code;

import java.util.List;

/**
 * A zone that can be a partner: its own code, its names, and the streets and towns that it administers.
 *
 * @param code the zone's own code
 * @param chinese its short Chinese name
 * @param english its name in English
 * @param members the streets and towns with dates and confidence; empty when they are not known
 * @param source where the names and the zone's being come from
 */
public record Zone(ZoneCode code, String chinese, String english, List<Membership> members, String source) {
    public Zone {
        members = List.copyOf(members);
    }
}
