package tongban.node.command.doctor;

import java.util.ArrayList;
import java.util.List;
import tongban.node.command.doctor.Finding.Level;

/** The findings about one thing, in the order in which they were made. */
final class Findings {

    private final String check;
    private final List<Finding> all = new ArrayList<>();

    /** @param check what is examined, one word */
    Findings(String check) {
        this.check = check;
    }

    Findings well(String key, Object... details) {
        return add(Level.WELL, key, details);
    }

    Findings warning(String key, Object... details) {
        return add(Level.WARNING, key, details);
    }

    Findings fault(String key, Object... details) {
        return add(Level.FAULT, key, details);
    }

    Findings add(Level level, String key, Object... details) {
        all.add(new Finding(check, level, key, List.of(details)));
        return this;
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
