package tongban.node.portal.web;

import org.springframework.stereotype.Component;
import tongban.kernel.code.ZoneCode;
import tongban.node.catalogue.Words;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** Zones by their names. */
@Component("portalZones")
class ZoneNames {

    private final ThisZone self;
    private final Partners partners;

    ZoneNames(ThisZone self, Partners partners) {
        this.self = self;
        this.partners = partners;
    }

    ZoneCode self() {
        return self.code();
    }

    /** The names of a zone; its code when nobody has told its name. */
    public Words name(String code) {
        if (code.equals(self.code().value())) {
            return new Words(self.zh(), self.en());
        }
        return ZoneCode.read(code)
                .code()
                .flatMap(partners::find)
                .map(one -> new Words(one.zh(), one.en()))
                .orElseGet(() -> new Words(code, code));
    }
}
