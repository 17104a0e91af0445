package tongban.node.casework.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.Asking;
import tongban.node.casework.Assignments;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRow;
import tongban.node.casework.Casework;
import tongban.node.casework.Filing;
import tongban.node.casework.SavedViews;
import tongban.node.casework.door.Route.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what programs ask, and writes what comes of it. */
final class CaseDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Casework casework;
    private final ShownCase shown;
    private final AskedList lists;

    CaseDoor(Casework casework, Assignments assignments, SavedViews views) {
        this.casework = casework;
        this.shown = new ShownCase(casework, assignments);
        this.lists = new AskedList(views);
    }

    List<Route> routes() {
        String one = "/cases/([0-9a-f]{32})";
        return List.of(
                Route.get("/cases", call -> list(call::parameter, call.locale())),
                Route.post("/cases", call -> file(call.body(), call.locale())),
                Route.get(one, call -> show(call.caseId(), call.locale())),
                Route.post(one + "/acts/([a-z-]{2,32})", call -> act(call.caseId(), call.part(2), call)),
                Route.post(one + "/requests", call -> ask(call.caseId(), call.body(), call.locale())));
    }

    static Reply field(String name, Locale locale) {
        return Reply.refused(Refused.of("field", name), locale);
    }

    private Reply file(JsonNode body, Locale locale) {
        Optional<ZoneCode> deciding =
                ZoneCode.read(body.path("deciding").asString("")).code();
        Optional<Role> role = Role.read(body.path("role").asString("applicant"));
        String by = body.path("by").asString("");
        if (deciding.isEmpty()) {
            return field("deciding", locale);
        }
        if (role.isEmpty()) {
            return field("role", locale);
        }
        if (!CaseEvent.isActor(by)) {
            return field("by", locale);
        }
        if (!body.path("form").isObject()) {
            return field("form", locale);
        }
        CaseOutcome outcome = casework.file(new Filing(
                body.path("item").asString(""),
                deciding.get(),
                body.path("subject").asString(""),
                SaidDoing.bytes(body.path("form")),
                role.get(),
                by,
                body.path("alsoOpen").asBoolean(false)));
        return reply(outcome, shown::filed, locale);
    }

    private static Reply reply(CaseOutcome outcome, Function<CaseRecord, ObjectNode> shown, Locale locale) {
        return switch (outcome) {
            case CaseOutcome.Done done -> Reply.done(shown.apply(done.record()));
            case CaseOutcome.Refused refused -> Reply.refused(refused, locale);
        };
    }

    private Reply act(Optional<CaseId> id, String command, Call call) {
        if (id.isEmpty()) {
            return Reply.refused(Refused.of("path"), call.locale());
        }
        return switch (SaidDoing.read(command, call.body())) {
            case SaidDoing.Unfit unfit -> Reply.refused(unfit.refusal(), call.locale());
            case SaidDoing.Read read -> reply(casework.act(id.get(), read.doing()), shown::file, call.locale());
        };
    }

    private Reply ask(Optional<CaseId> id, JsonNode body, Locale locale) {
        Optional<RequestKind> kind = RequestKind.read(body.path("kind").asString(""));
        if (kind.isEmpty() || id.isEmpty()) {
            return field("kind", locale);
        }
        return reply(
                casework.ask(id.get(), new Asking(kind.get(), SaidDoing.bytes(body.path("body")))),
                shown::file,
                locale);
    }

    private Reply show(Optional<CaseId> id, Locale locale) {
        return id.flatMap(casework::find)
                .map(file -> Reply.done(shown.whole(file)))
                .orElseGet(() -> Reply.refused(Refused.of("unknown-case"), locale));
    }

    private Reply list(Function<String, Optional<String>> parameter, Locale locale) {
        return switch (lists.read(parameter)) {
            case AskedList.Asked.Unfit unfit -> Reply.refused(unfit.refusal(), locale);
            case AskedList.Asked.Listed listed -> page(listed.query());
        };
    }

    private Reply page(CaseQuery query) {
        List<CaseRow> rows = casework.list(query);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode cases = page.putArray("cases");
        rows.forEach(row -> cases.add(ShownCase.row(row)));
        if (rows.size() == query.size()) {
            CaseQuery.Place place = rows.getLast().place();
            page.put("next", place.due() + "," + place.id());
        }
        return Reply.done(page);
    }
}
