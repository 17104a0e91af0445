package tongban.node.casework.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.SavedViews;
import tongban.node.casework.SavedViews.Draft;
import tongban.node.casework.SavedViews.View;
import tongban.node.casework.SavedViews.Viewed;
import tongban.node.casework.SavedViews.Which;
import tongban.node.casework.door.Route.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Saved views. */
final class ViewDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PHASES_MAX = 32;

    private final SavedViews views;

    ViewDoor(SavedViews views) {
        this.views = views;
    }

    List<Route> routes() {
        String one = "/views/([0-9a-f]{32})";
        return List.of(
                Route.get("/views", this::list),
                Route.post("/views", call -> put(call, Optional.empty())),
                Route.post(one, call -> put(call, call.caseId())),
                Route.post(one + "/delete", this::delete));
    }

    private Reply list(Call call) {
        String by = call.parameter("by").orElse("");
        if (!CaseEvent.isActor(by)) {
            return CaseDoor.field("by", call.locale());
        }
        ObjectNode page = JSON.createObjectNode();
        ArrayNode all = page.putArray("views");
        views.of(by).forEach(view -> all.add(shown(view)));
        return Reply.done(page);
    }

    private Reply put(Call call, Optional<CaseId> replaced) {
        Optional<String> unfit = unfit(call);
        if (unfit.isPresent()) {
            return CaseDoor.field(unfit.get(), call.locale());
        }
        JsonNode query = call.body().path("query");
        List<String> phases = new ArrayList<>();
        query.path("phases").forEach(word -> phases.add(word.asString("")));
        Draft draft = new Draft(
                call.text("by"),
                role(call).orElseThrow(),
                call.text("name"),
                call.body().path("shared").asBoolean(false),
                new Which(
                        query.path("queue").asString("inbox"),
                        phases,
                        query.path("words").asString(""),
                        Optional.of(query.path("item").asString("")).filter(item -> !item.isEmpty())));
        return reply(replaced.map(id -> views.replace(id, draft)).orElseGet(() -> views.save(draft)), call);
    }

    private static Optional<Role> role(Call call) {
        return Role.read(call.text("role"));
    }

    private static Optional<String> unfit(Call call) {
        JsonNode query = call.body().path("query");
        if (!CaseEvent.isActor(call.text("by"))) {
            return Optional.of("by");
        }
        if (role(call).isEmpty()) {
            return Optional.of("role");
        }
        if (!query.isObject()) {
            return Optional.of("query");
        }
        JsonNode phases = query.path("phases");
        boolean list = phases.isMissingNode() || (phases.isArray() && phases.size() <= PHASES_MAX);
        return list ? Optional.empty() : Optional.of("query.phases");
    }

    private Reply delete(Call call) {
        Optional<Role> role = role(call);
        if (role.isEmpty() || !CaseEvent.isActor(call.text("by"))) {
            return CaseDoor.field(role.isEmpty() ? "role" : "by", call.locale());
        }
        return reply(views.delete(call.caseId().orElseThrow(), role.get(), call.text("by")), call);
    }

    private static Reply reply(Viewed viewed, Call call) {
        return switch (viewed) {
            case Viewed.Done done -> Reply.done(shown(done.view()));
            case Viewed.Refused refused -> Reply.refused(refused.refusal(), call.locale());
        };
    }

    private static ObjectNode shown(View view) {
        ObjectNode one = JSON.createObjectNode()
                .put("id", view.id().toString())
                .put("owner", view.owner())
                .put("shared", view.shared())
                .put("name", view.name())
                .put("changed", view.changed().toString());
        ObjectNode query = one.putObject("query").put("queue", view.which().queue());
        ArrayNode phases = query.putArray("phases");
        view.which().phases().forEach(phases::add);
        query.put("words", view.which().words());
        view.which().item().ifPresent(item -> query.put("item", item));
        return one;
    }
}
