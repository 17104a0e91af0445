package tongban.node.register;

import java.util.List;

/** Who looked at whose data through the registers; the trace of a person is made of it. */
public interface RegisterLooks {

    /** The looks at a subject, the newest first, at most so many. */
    List<Look> at(RegisterSubject subject, int limit);
}
