package tongban.node.casework.desk;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseMessages;
import tongban.node.exchange.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A zone that says that something happened to a case which it does not hold. */
final class Forger {

    private Forger() {}

    static void says(ZoneAtTest from, ZoneAtTest to, CaseId id) {
        CaseState state = from.file(id).state();
        byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        CaseEvent event = new CaseEvent(
                id,
                state.events() + 1,
                state.head(),
                from.code,
                state.at(),
                Act.PROPOSE,
                Role.REVIEWER,
                "forger-1",
                Map.of(FactName.OUTCOME, "grant"),
                CaseEvent.bodyDigest(new byte[16], body));
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode message = json.createObjectNode()
                .put("compact", from.agreement.all().getFirst().id().hex())
                .put("article", 1)
                .put("case", id.toString());
        message.putArray("events")
                .addObject()
                .put("head", event.text())
                .put("salt", Base64.getEncoder().encodeToString(new byte[16]))
                .put("body", "{}");
        to.receive(
                from.code,
                new Message(
                        CaseMessages.EVENTS,
                        Optional.of(id.key()),
                        json.writeValueAsBytes(message),
                        state.at(),
                        Optional.empty(),
                        List.of()));
    }
}
