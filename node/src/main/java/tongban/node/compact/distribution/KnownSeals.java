package tongban.node.compact.distribution;

import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.PublicKey;
import tongban.node.compact.Seals;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** The seal keys of this zone and of those that have joined it. */
record KnownSeals(ThisZone zone, Partners partners) implements Seals {

    @Override
    public ZoneCode self() {
        return zone.code();
    }

    @Override
    public Optional<PublicKey> seal(ZoneCode code) {
        return code.equals(zone.code())
                ? Optional.of(zone.seal())
                : partners.find(code).map(Partner::seal);
    }
}
