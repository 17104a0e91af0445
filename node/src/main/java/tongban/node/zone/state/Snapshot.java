package tongban.node.zone.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.Partner;
import tongban.node.zone.files.OpenZone;

/**
 * What is known at one moment.
 *
 * @param version the number in the database of which this is the state, or a later one
 * @param own this zone's folder
 * @param accepted the partners' descriptors in force, by code
 * @param partners the same, as this zone sees them
 */
record Snapshot(
        long version, OpenZone own, Map<ZoneCode, AcceptedDescriptor> accepted, Map<ZoneCode, Partner> partners) {

    static Snapshot of(long version, OpenZone own, List<AcceptedDescriptor> inForce) {
        Map<ZoneCode, AcceptedDescriptor> accepted = new LinkedHashMap<>();
        Map<ZoneCode, Partner> partners = new LinkedHashMap<>();
        for (AcceptedDescriptor one : inForce) {
            ZoneCode code = one.descriptor().zone();
            accepted.put(code, one);
            partners.put(code, one.asPartnerOf(own.file().code()));
        }
        return new Snapshot(version, own, accepted, partners);
    }

    Optional<AcceptedDescriptor> accepted(ZoneCode code) {
        return Optional.ofNullable(accepted.get(code));
    }
}
