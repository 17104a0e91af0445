package tongban.node.casework.desk;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;
import tongban.node.casework.Doing;

/** Acts that need more than one fact. */
final class Doings {

    private Doings() {}

    static void revoke(ZoneAtTest zone, CaseId id) {
        Map<FactName, String> facts = Map.of(FactName.GROUND, "withdrawn-before", FactName.BASIS, "演示办法|2");
        byte[] words = "{\"reasons\":\"申请人先已撤回\"}".getBytes(StandardCharsets.UTF_8);
        ZoneAtTest.done(zone.desk.act(id, new Doing(Act.REVOKE_DECISION, Role.DECIDER, "decider-1", facts, words)));
    }
}
