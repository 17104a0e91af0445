package tongban.verifier.code;

import java.util.List;
import tongban.kernel.code.CodeFault;
import tongban.kernel.code.Reading;

/**
 * A value read as one kind of code.
 *
 * @param kind the kind
 * @param reading what came of it
 * @param listed false when the form holds and yet the tables, which have all of its kind, do not have it
 */
record Attempt(CodeKind kind, Reading<?> reading, boolean listed) {
    boolean holds() {
        return reading.code().isPresent() && listed;
    }

    /** The faults of the form; none when only the table lacks it. */
    List<CodeFault> faults() {
        return reading instanceof Reading.Refused<?> refused ? refused.faults() : List.of();
    }
}
