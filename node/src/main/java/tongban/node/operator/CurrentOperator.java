package tongban.node.operator;

import java.util.Optional;

/** Who is at work in this thread. */
public interface CurrentOperator {

    /** The operator who signed in, if a page is being answered. */
    Optional<Operator> find();
}
