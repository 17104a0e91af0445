package tongban.node.casework.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tongban.kernel.code.ZoneCode;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** The names of this zone and its partners. */
@Component("caseZones")
class Zones {

    private final ThisZone self;
    private final Partners partners;

    Zones(ThisZone self, Partners partners) {
        this.self = self;
        this.partners = partners;
    }

    ZoneCode self() {
        return self.code();
    }

    /** Chinese and English names by code. */
    Map<String, List<String>> names() {
        Map<String, List<String>> names = new TreeMap<>();
        names.put(self.code().value(), List.of(self.zh(), self.en()));
        partners.all().forEach(one -> names.put(one.code().value(), List.of(one.zh(), one.en())));
        return names;
    }
}
