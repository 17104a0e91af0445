package tongban.node.casework.door;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.door.Route.Call;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Standard;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The items that this zone offers, and how they compare with a partner's. */
final class ItemDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogue catalogue;
    private final InstantSource clock;

    ItemDoor(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/items", this::list), Route.get("/items/([a-z0-9][a-z0-9./-]{0,62}[a-z0-9])", this::show));
    }

    private LocalDate today() {
        return LegalClock.dateOf(clock.instant());
    }

    private Reply list(Call call) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        catalogue.all(today()).forEach(standard -> items.add(brief(standard)));
        return Reply.done(page);
    }

    private static ObjectNode brief(Standard standard) {
        return JSON.createObjectNode()
                .put("item", standard.item())
                .put("version", standard.version())
                .put("from", standard.from().toString())
                .put("standard", standard.id())
                .put("name", standard.name().zh())
                .put("nameEn", standard.name().en())
                .put("mode", standard.procedure().mode().word());
    }

    private Reply show(Call call) {
        Optional<Standard> own = catalogue.inForce(call.part(1), today());
        if (own.isEmpty()) {
            return Reply.refused(Refused.of("item-unknown", call.part(1)), call.locale());
        }
        ObjectNode item = brief(own.get());
        item.set("form", JSON.readTree(own.get().form()));
        ArrayNode materials = item.putArray("materials");
        own.get()
                .materials()
                .forEach(material -> materials
                        .addObject()
                        .put("material", material.material())
                        .put("name", material.name().zh())
                        .put("nameEn", material.name().en())
                        .put("basis", material.reference().citation()));
        ArrayNode conditions = item.putArray("conditions");
        own.get()
                .conditions()
                .forEach(condition -> conditions
                        .addObject()
                        .put("condition", condition.condition())
                        .put("question", condition.question().zh())
                        .put("questionEn", condition.question().en())
                        .put("basis", condition.reference().citation()));
        Optional<ZoneCode> deciding =
                call.parameter("deciding").flatMap(text -> ZoneCode.read(text).code());
        deciding.flatMap(zone -> catalogue.ofPartner(zone, own.get().item(), today()))
                .ifPresent(theirs -> compared(item, own.get(), theirs));
        return Reply.done(item);
    }

    private void compared(ObjectNode item, Standard own, Standard theirs) {
        item.set("partner", brief(theirs));
        ArrayNode differences = item.putArray("differences");
        for (Difference difference : catalogue.compare(own, theirs)) {
            ObjectNode one = differences
                    .addObject()
                    .put("place", difference.place())
                    .put("name", difference.name().zh())
                    .put("nameEn", difference.name().en());
            difference.one().ifPresent(text -> one.put("here", text));
            difference.other().ifPresent(text -> one.put("there", text));
        }
    }
}
