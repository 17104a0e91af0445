package tongban.node.zone;

import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;

/** The zones that have joined this one. */
public interface Partners {

    /** All of them, in the order of their codes. */
    List<Partner> all();

    Optional<Partner> find(ZoneCode code);
}
