package tongban.node.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;

/**
 * That somebody looked at a subject (使用痕迹), as the subject may read it.
 *
 * @param at this zone's commit
 * @param way whether this zone asked, answered a partner, or read evidence that it has
 * @param other the zone whose register was asked, or that asked
 * @param by who, in this zone; empty when a partner asked
 * @param matter for what case
 * @param fields what was seen
 * @param result what came of it
 */
public record Look(
        Instant at,
        Way way,
        RegisterKind register,
        ZoneCode other,
        Optional<String> by,
        Optional<String> matter,
        String purpose,
        List<String> fields,
        Evidence.Result result) {

    /** How it came to be looked at. */
    public enum Way {
        ASKED,
        ANSWERED,
        READ
    }

    public Look {
        fields = List.copyOf(fields);
    }
}
