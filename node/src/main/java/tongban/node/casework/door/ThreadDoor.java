package tongban.node.casework.door;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.MessageThread;
import tongban.node.casework.MessageThread.Message;
import tongban.node.casework.MessageThread.Page;
import tongban.node.casework.MessageThread.Said;
import tongban.node.casework.MessageThread.Side;
import tongban.node.casework.door.Route.Call;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The thread of a case. */
final class ThreadDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MessageThread thread;

    ThreadDoor(MessageThread thread) {
        this.thread = thread;
    }

    List<Route> routes() {
        String one = "/cases/([0-9a-f]{32})/thread";
        return List.of(
                Route.get(one, this::page),
                Route.post(one, call -> spoken(call, role -> say(call, role))),
                Route.post(one + "/read", call -> spoken(call, role -> read(call, role))));
    }

    private static Reply spoken(Call call, Function<Role, Reply> deed) {
        Optional<Role> role = Role.read(call.text("role"));
        if (role.isEmpty()) {
            return CaseDoor.field("role", call.locale());
        }
        return CaseEvent.isActor(call.text("by")) ? deed.apply(role.get()) : CaseDoor.field("by", call.locale());
    }

    private Reply say(Call call, Role role) {
        Message message = new Message(call.caseId().orElseThrow(), role, call.text("by"), call.text("words"));
        return switch (thread.say(message)) {
            case CaseOutcome.Done done -> Reply.done(JSON.createObjectNode().put("done", true));
            case CaseOutcome.Refused refused -> Reply.refused(refused, call.locale());
        };
    }

    private Reply read(Call call, Role role) {
        int upTo = call.body().path("upTo").asInt(0);
        if (upTo < 1) {
            return CaseDoor.field("upTo", call.locale());
        }
        return thread.read(call.caseId().orElseThrow(), Side.of(role), call.text("by"), upTo)
                ? Reply.done(JSON.createObjectNode().put("done", true))
                : Reply.refused(Refused.of("unknown-case"), call.locale());
    }

    private Reply page(Call call) {
        Optional<Integer> after = number(call.parameter("after").orElse("0"), 0, Integer.MAX_VALUE);
        Optional<Integer> size = number(call.parameter("size").orElse("50"), 1, MessageThread.PAGE_MAX);
        if (after.isEmpty() || size.isEmpty()) {
            return CaseDoor.field("size, after", call.locale());
        }
        return thread.page(call.caseId().orElseThrow(), after.get(), size.get())
                .map(page -> Reply.done(shown(page)))
                .orElseGet(() -> Reply.refused(Refused.of("unknown-case"), call.locale()));
    }

    /** A whole number between two others, both included. */
    static Optional<Integer> number(String text, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(number -> number >= least && number <= most);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static ObjectNode shown(Page page) {
        ObjectNode object = JSON.createObjectNode();
        ArrayNode messages = object.putArray("messages");
        page.messages().forEach(said -> messages.add(shown(said)));
        ArrayNode marks = object.putArray("read");
        page.marks()
                .forEach(mark -> marks.addObject()
                        .put("side", mark.side().word())
                        .put("upTo", mark.number())
                        .put("by", mark.by())
                        .put("at", mark.at().toString()));
        page.next().ifPresent(next -> object.put("next", next));
        return object;
    }

    private static ObjectNode shown(Said said) {
        ObjectNode one = JSON.createObjectNode()
                .put("at", said.at().toString())
                .put("zone", said.zone().value())
                .put("side", Side.of(said.role()).word())
                .put("role", said.role().word())
                .put("words", said.words())
                .put("state", said.state().word());
        if (said.number() > 0) {
            one.put("number", said.number());
        }
        if (!said.by().isEmpty()) {
            one.put("by", said.by());
        }
        return one;
    }
}
