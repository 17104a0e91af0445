package tongban.node.casework.door;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.kernel.standard.StandardText;
import tongban.node.casework.Assignments;
import tongban.node.casework.Assignments.Assigned;
import tongban.node.casework.Assignments.Delegation;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.Casework;
import tongban.node.casework.door.Route.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the people of an office share its work: claims, take-overs, delegations, many acts at once. */
final class WorkDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ACTS_MAX = 100;
    private static final int DAY_LENGTH = 10;

    private final Casework casework;
    private final Assignments assignments;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    WorkDoor(Casework casework, Assignments assignments, InstantSource clock) {
        this.casework = casework;
        this.assignments = assignments;
        this.clock = clock;
    }

    List<Route> routes() {
        String one = "/cases/([0-9a-f]{32})/";
        return List.of(
                Route.post(one + "claim", call -> assigned(call, (id, role) -> assignments.claim(id, role, by(call)))),
                Route.post(
                        one + "release", call -> assigned(call, (id, role) -> assignments.release(id, role, by(call)))),
                Route.post(one + "take-over", this::takeOver),
                Route.post("/bulk", this::bulk),
                Route.get("/delegations", this::delegations),
                Route.post("/delegations", this::delegate),
                Route.post(
                        "/delegations/([0-9a-f]{32})/end",
                        call -> done(assignments.end(call.caseId().orElseThrow()), call.locale())));
    }

    private static String by(Call call) {
        return call.text("by");
    }

    private static Reply done(Assigned assigned, Locale locale) {
        return switch (assigned) {
            case Assigned.Done done -> Reply.done(JSON.createObjectNode().put("done", true));
            case Assigned.Refused refused -> Reply.refused(refused.refusal(), locale);
        };
    }

    private static Reply assigned(Call call, BiFunction<CaseId, Role, Assigned> deed) {
        Optional<Role> role = Role.read(call.text("role"));
        if (role.isEmpty()) {
            return CaseDoor.field("role", call.locale());
        }
        if (!CaseEvent.isActor(by(call))) {
            return CaseDoor.field("by", call.locale());
        }
        return done(deed.apply(call.caseId().orElseThrow(), role.get()), call.locale());
    }

    private Reply takeOver(Call call) {
        if (!CaseEvent.isActor(call.text("to"))) {
            return CaseDoor.field("to", call.locale());
        }
        return assigned(
                call, (id, role) -> assignments.takeOver(id, role, call.text("to"), by(call), call.text("reasons")));
    }

    private Reply delegations(Call call) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode all = page.putArray("delegations");
        assignments.delegations(LegalClock.dateOf(clock.instant())).forEach(one -> all.add(shown(one)));
        return Reply.done(page);
    }

    private static ObjectNode shown(Delegation delegation) {
        ObjectNode one = JSON.createObjectNode()
                .put("id", delegation.id().toString())
                .put("from", delegation.from())
                .put("to", delegation.to())
                .put("first", delegation.first().toString())
                .put("last", delegation.last().toString());
        delegation.item().ifPresent(item -> one.put("item", item));
        return one;
    }

    private Reply delegate(Call call) {
        for (String member : List.of("from", "to")) {
            if (!CaseEvent.isActor(call.text(member))) {
                return CaseDoor.field(member, call.locale());
            }
        }
        Optional<LocalDate> first = day(call.text("first"));
        Optional<LocalDate> last = day(call.text("last"));
        if (first.isEmpty() || last.isEmpty()) {
            return CaseDoor.field("first, last", call.locale());
        }
        Optional<String> item = Optional.of(call.text("item")).filter(text -> !text.isEmpty());
        if (item.filter(text -> !StandardText.isName(text)).isPresent()) {
            return CaseDoor.field("item", call.locale());
        }
        Delegation delegation = new Delegation(
                CaseId.random(random), call.text("from"), call.text("to"), item, first.get(), last.get());
        return switch (assignments.delegate(delegation)) {
            case Assigned.Done done -> Reply.done(shown(delegation));
            case Assigned.Refused refused -> Reply.refused(refused.refusal(), call.locale());
        };
    }

    static Optional<LocalDate> day(String text) {
        try {
            // Days of five digits in the year are none that anybody means, and some of them no database keeps.
            return text.length() == DAY_LENGTH ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** Each act by itself: one that is refused does not hinder the others, and each has its own result. */
    private Reply bulk(Call call) {
        JsonNode acts = call.body().path("acts");
        if (!acts.isArray() || acts.isEmpty() || acts.size() > ACTS_MAX) {
            return Reply.refused(Refused.of("bulk", ACTS_MAX), call.locale());
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        int well = 0;
        for (JsonNode act : acts) {
            ObjectNode result = results.addObject().put("case", act.path("case").asString(""));
            CaseOutcome outcome = one(act);
            switch (outcome) {
                case CaseOutcome.Done done -> {
                    well++;
                    result.put("done", true)
                            .put("phase", done.record().state().phase().word());
                }
                case CaseOutcome.Refused refused ->
                    result.put("done", false)
                            .put("refused", refused.word())
                            .put("detail", refused.sentence(call.locale()));
            }
        }
        return Reply.done(answer.put("done", well).put("refused", acts.size() - well));
    }

    private CaseOutcome one(JsonNode act) {
        Optional<CaseId> id = CaseId.read(act.path("case").asString(""));
        if (id.isEmpty()) {
            return Refused.of("unknown-case");
        }
        return switch (SaidDoing.read(act.path("act").asString(""), act)) {
            case SaidDoing.Unfit unfit -> unfit.refusal();
            case SaidDoing.Read read -> casework.act(id.get(), read.doing());
        };
    }
}
