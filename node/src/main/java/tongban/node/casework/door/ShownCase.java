package tongban.node.casework.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.kernel.calendar.ClockAnswer;
import tongban.kernel.calendar.ClockReading;
import tongban.kernel.casework.CaseState;
import tongban.node.casework.Assignments;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRow;
import tongban.node.casework.Casework;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.Notice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case as programs read it. */
final class ShownCase {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Casework casework;
    private final Assignments assignments;

    ShownCase(Casework casework, Assignments assignments) {
        this.casework = casework;
        this.assignments = assignments;
    }

    ObjectNode file(CaseRecord file) {
        CaseState state = file.state();
        ObjectNode object = JSON.createObjectNode()
                .put("id", file.id().toString())
                .put("number", file.number())
                .put("item", state.opening().item())
                .put("subject", file.subject())
                .put("phase", state.phase().word())
                .put("phaseZh", state.phase().zh())
                .put("receiving", state.receiving().value())
                .put("deciding", state.deciding().value())
                .put("holder", state.holder().value())
                .put("mode", state.opening().mode().word())
                .put("events", state.events())
                .put("head", state.head().toString())
                .put("standardsDiffer", state.differs());
        state.offeredTo().ifPresent(zone -> object.put("offeredTo", zone.value()));
        file.limits().gaps().ifPresent(end -> object.put("gapsDue", end.toString()));
        ArrayNode requests = object.putArray("requests");
        state.requests()
                .open()
                .forEach((id, kind) -> requests.addObject()
                        .put("id", id.toString())
                        .put("kind", kind.word())
                        .put("crossed", state.requests().crossed().equals(Optional.of(id))));
        casework.clock(file)
                .filter(ClockReading.class::isInstance)
                .ifPresent(answer -> object.set("clock", clock(answer)));
        return object;
    }

    private static ObjectNode clock(ClockAnswer answer) {
        ClockReading reading = (ClockReading) answer;
        ObjectNode clock = JSON.createObjectNode()
                .put("state", reading.state().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .put("total", reading.total())
                .put("used", reading.used())
                .put("left", reading.left())
                .put("estimated", reading.estimated());
        if (reading.due() != null) {
            clock.put("due", reading.due().toString());
        }
        return clock;
    }

    /** As it was just filed here, with the receipt. */
    ObjectNode filed(CaseRecord file) {
        ObjectNode object = file(file);
        object.set("receipt", Receipt.of(file, file.arrived()));
        return object;
    }

    /** With receipt and history. */
    ObjectNode whole(CaseRecord file) {
        ObjectNode object = file(file);
        work(object, file);
        List<HeldEvent> events = casework.history(file.id());
        object.set("receipt", Receipt.of(file, events.getFirst().event().at()));
        ArrayNode history = object.putArray("history");
        for (HeldEvent held : events) {
            ObjectNode event = history.addObject()
                    .put("number", held.event().number())
                    .put("at", held.event().at().toString())
                    .put("zone", held.event().zone().value())
                    .put("act", held.event().act().event())
                    .put("actZh", held.event().act().zh())
                    .put("role", held.event().role().word())
                    .put("by", held.event().by())
                    .put("head", held.head());
            ObjectNode facts = event.putObject("facts");
            held.event().facts().forEach((name, value) -> facts.put(name.word(), value));
            if (held.body().length > 0) {
                event.set("body", JSON.readTree(new String(held.body(), StandardCharsets.UTF_8)));
            }
        }
        return object;
    }

    /** What concerns this zone alone: who works on it, and what people were told. */
    private void work(ObjectNode object, CaseRecord file) {
        ArrayNode claims = object.putArray("claims");
        assignments
                .claims(file.id())
                .forEach(claim -> claims.addObject()
                        .put("role", claim.role().word())
                        .put("by", claim.by())
                        .put("until", claim.until().toString()));
        ArrayNode takeOvers = object.putArray("takeOvers");
        assignments
                .takeOvers(file.id())
                .forEach(one -> takeOvers
                        .addObject()
                        .put("role", one.role().word())
                        .put("from", one.from())
                        .put("to", one.to())
                        .put("by", one.by())
                        .put("reasons", one.reasons())
                        .put("at", one.at().toString()));
        ArrayNode notices = object.putArray("notices");
        casework.notices(file).forEach(notice -> notices.add(shown(notice)));
    }

    static ObjectNode shown(Notice notice) {
        ObjectNode one = JSON.createObjectNode()
                .put("audience", notice.audience().word())
                .put("kind", notice.kind())
                .put("channel", notice.channel())
                .put("made", notice.made().toString())
                .put("state", notice.state().word())
                .put("attempts", notice.attempts());
        notice.fault().ifPresent(fault -> one.put("fault", fault));
        notice.ended().ifPresent(ended -> one.put("ended", ended.toString()));
        return one;
    }

    static ObjectNode row(CaseRow row) {
        ObjectNode object = JSON.createObjectNode()
                .put("id", row.id())
                .put("number", row.number())
                .put("item", row.item())
                .put("subject", row.subject())
                .put("phase", row.phase().word())
                .put("receiving", row.receiving())
                .put("deciding", row.deciding())
                .put("holder", row.holder())
                .put("filed", row.filed().toString())
                .put("requests", row.requests())
                .put("unread", row.unread())
                .put("unreadByApplicant", row.unreadByApplicant())
                .put("crossed", row.crossed())
                .put("standardsDiffer", row.differs());
        row.offeredTo().ifPresent(zone -> object.put("offeredTo", zone));
        row.due().ifPresent(due -> object.put("due", due.toString()));
        return object;
    }
}
