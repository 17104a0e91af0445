package tongban.node.casework.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.Doing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody does, as a program says it. */
sealed interface SaidDoing {

    JsonMapper JSON = JsonMapper.builder().build();

    record Read(Doing doing) implements SaidDoing {}

    record Unfit(Refused refusal) implements SaidDoing {}

    /** Reads members role, by, facts and body. */
    static SaidDoing read(String command, JsonNode said) {
        Optional<Act> act = Act.ofCommand(command);
        Optional<Role> role = Role.read(said.path("role").asString(""));
        String by = said.path("by").asString("");
        if (act.isEmpty()) {
            return new Unfit(Refused.of("path"));
        }
        if (role.isEmpty()) {
            return field("role");
        }
        if (!CaseEvent.isActor(by)) {
            return field("by");
        }
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        for (Map.Entry<String, JsonNode> entry : said.path("facts").properties()) {
            String value = entry.getValue().asString("");
            Optional<FactName> name = FactName.of(entry.getKey(), value);
            if (name.isEmpty()) {
                return field("facts." + entry.getKey());
            }
            facts.put(name.get(), value);
        }
        return new Read(new Doing(act.get(), role.get(), by, facts, bytes(said.path("body"))));
    }

    private static Unfit field(String name) {
        return new Unfit(Refused.of("field", name));
    }

    /** An object as its bytes; an empty one when it is missing. */
    static byte[] bytes(JsonNode node) {
        return JSON.writeValueAsBytes(node.isMissingNode() ? JSON.createObjectNode() : node);
    }
}
