package tongban.node.casework.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Facts;
import tongban.kernel.code.CreditCode;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.Duties;
import tongban.node.casework.Duties.Asked;
import tongban.node.casework.Duties.Noted;
import tongban.node.casework.Duties.Shown;
import tongban.node.casework.Duties.Side;
import tongban.node.casework.Duty;
import tongban.node.casework.Entity;
import tongban.node.casework.door.Route.Call;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What follows grants, here and at partners. */
final class DutyDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ONE = "/duties/([0-9a-f]{32})";
    private static final int PAGE = 50;

    private final Duties duties;

    DutyDoor(Duties duties) {
        this.duties = duties;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/duties", this::list),
                Route.get(ONE, this::show),
                Route.post(ONE + "/acknowledge", this::acknowledge));
    }

    private Reply list(Call call) {
        Optional<Asked> asked = asked(call);
        if (asked.isEmpty()) {
            return CaseDoor.field("list, side, code, after, size", call.locale());
        }
        List<Duty> page = duties.list(asked.get());
        ObjectNode shown = JSON.createObjectNode();
        ArrayNode all = shown.putArray("duties");
        page.forEach(duty -> all.add(shown(duty)));
        if (page.size() == asked.get().size()) {
            shown.put("next", page.getLast().id().toString());
        }
        return Reply.done(shown);
    }

    /** Empty when a word of the query is none that there is. */
    private static Optional<Asked> asked(Call call) {
        Optional<String> code = call.parameter("code");
        Optional<CreditCode> read = code.flatMap(text -> CreditCode.read(text).code());
        Optional<CaseId> after = call.parameter("after").flatMap(CaseId::read);
        try {
            int size = Integer.parseInt(call.parameter("size").orElse(Integer.toString(PAGE)));
            boolean fit = size >= 1
                    && size <= Duties.SIZE_MAX
                    && read.isPresent() == code.isPresent()
                    && after.isPresent() == call.parameter("after").isPresent();
            Shown shown = Shown.valueOf(upper(call.parameter("list").orElse("open")));
            Side side = Side.valueOf(upper(call.parameter("side").orElse("here")));
            return fit
                    ? Optional.of(new Asked(shown, side, read.map(CreditCode::value), after, size))
                    : Optional.empty();
        } catch (IllegalArgumentException noSuchWord) {
            return Optional.empty();
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private Reply show(Call call) {
        Optional<Duty> found = call.caseId().flatMap(duties::find);
        if (found.isEmpty()) {
            return Reply.refused(Refused.of("unknown-duty"), call.locale());
        }
        ObjectNode shown = shown(found.get());
        ArrayNode notices = shown.putArray("notices");
        duties.notices(found.get()).forEach(notice -> notices.add(ShownCase.shown(notice)));
        return Reply.done(shown);
    }

    private Reply acknowledge(Call call) {
        Optional<CaseId> id = call.caseId();
        if (id.isEmpty()) {
            return Reply.refused(Refused.of("unknown-duty"), call.locale());
        }
        return switch (duties.acknowledge(id.get())) {
            case Noted.Done done -> Reply.done(shown(done.duty()));
            case Noted.Refused refused -> Reply.refused(refused.refusal(), call.locale());
        };
    }

    private static ObjectNode shown(Duty duty) {
        Duty.Standing standing = duty.standing();
        ObjectNode shown = JSON.createObjectNode()
                .put("id", duty.id().toString())
                .put("item", duty.item())
                .put("state", standing.state().word())
                .put("stateZh", standing.state().zh())
                .put("toldBy", duty.toldBy().value())
                .put("since", duty.term().since().toString());
        shown.set("parent", entity(duty.parent()));
        shown.set("entity", entity(duty.entity()));
        ArrayNode changes = shown.putArray("changes");
        duty.changes().forEach(changes::add);
        duty.zone().ifPresent(zone -> shown.put("zone", zone.value()));
        duty.term().limit().ifPresent(limit -> shown.put("limit", Facts.text(limit)));
        duty.term().due().ifPresent(due -> shown.put("due", due.toString()));
        duty.parentCase().ifPresent(id -> shown.put("parentCase", id.toString()));
        duty.ground()
                .ifPresent(
                        ground -> shown.put("compact", ground.compact().hex()).put("article", ground.article()));
        standing.acknowledged().ifPresent(at -> shown.put("acknowledged", at.toString()));
        standing.settled().ifPresent(at -> shown.put("settled", at.toString()).put("late", duty.late()));
        standing.by().ifPresent(id -> shown.put("settledBy", id.toString()));
        return shown;
    }

    private static ObjectNode entity(Entity entity) {
        return JSON.createObjectNode().put("creditCode", entity.code().value()).put("name", entity.name());
    }
}
