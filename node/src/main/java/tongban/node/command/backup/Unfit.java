package tongban.node.command.backup;

import java.util.List;
import tongban.verifier.command.Output;

/** Why a backup cannot be made, trusted or brought back: the key of a sentence of the bundle, and its details. */
final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> details;

    Unfit(String key, Object... details) {
        super(key);
        this.key = key;
        this.details = List.of(details);
    }

    String key() {
        return key;
    }

    String sentence(Output output) {
        return output.text("unfit." + key, details.toArray());
    }
}
