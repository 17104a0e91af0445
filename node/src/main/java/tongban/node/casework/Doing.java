package tongban.node.casework;

import java.util.Map;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;

/**
 * What somebody does to a case.
 *
 * @param facts what the act needs beyond what the standard and the zone know by themselves
 * @param body reasons, gaps, words: a JSON object of at most {@value Filing#FORM_MAX} bytes, kept as it is
 * @param by the pseudonym of who does it
 */
public record Doing(Act act, Role role, String by, Map<FactName, String> facts, byte[] body) {

    public Doing {
        facts = Map.copyOf(facts);
    }
}
