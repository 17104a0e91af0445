package tongban.node.casework.hook;

import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseState;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of a case as a program is told of it: CloudEvents 1.0.2, structured mode, JSON. It holds nothing of the
 * body, of the applicant or of who acted, so that an address that was mistyped learns nothing of a person.
 */
final class CloudEvent {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final String TYPE = "tongban.casework.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CloudEvent() {}

    /** The same in all zones that hold the case. */
    static String id(CaseEvent event) {
        return event.caseId() + ":" + event.number();
    }

    /** Its JSON, told by a zone. */
    static byte[] bytes(ZoneCode self, CaseRecord file, CaseEvent event) {
        ObjectNode told = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id(event))
                .put("source", "urn:tongban:zone:" + self)
                .put("type", TYPE + event.act().event())
                .put("subject", file.number())
                .put("time", event.at().toString())
                .put("datacontenttype", "application/json");
        told.set("data", data(file, event));
        return JSON.writeValueAsBytes(told);
    }

    private static ObjectNode data(CaseRecord file, CaseEvent event) {
        CaseState state = file.state();
        ObjectNode data = JSON.createObjectNode()
                .put("case", file.id().toString())
                .put("number", event.number())
                .put("item", state.opening().item())
                .put("receiving", state.receiving().value())
                .put("deciding", state.deciding().value())
                .put("events", state.events())
                .put("phase", state.phase().word())
                .put("holder", state.holder().value());
        state.offeredTo().ifPresent(zone -> data.put("offeredTo", zone.value()));
        file.limits().decision().ifPresent(end -> data.put("due", end.toString()));
        return data;
    }
}
