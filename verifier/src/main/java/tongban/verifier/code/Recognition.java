package tongban.verifier.code;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.kernel.code.CodeFault;

/** What a value was recognised as. */
sealed interface Recognition {
    /** It holds as at least one kind of code. */
    record Holding(List<Attempt> attempts) implements Recognition {}

    /** It is recognisably meant as these kinds and holds as none. */
    record Failing(List<Attempt> attempts) implements Recognition {}

    /** It has the shape of no code, or a character that no code has, which the fault names. */
    record Unrecognised(@Nullable CodeFault fault) implements Recognition {}
}
