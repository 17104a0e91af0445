package tongban.node.operator;

import java.util.List;

/** The operators of this node, for other modules. */
public interface Operators {

    /** All that may sign in, by name. */
    List<Operator> active();

    /**
     * Makes sure that these operators of a demonstration exist. Their accounts work only as long as the node is a
     * demonstration.
     *
     * @throws IllegalStateException if this node is none
     */
    void demonstrate(List<DemonstrationOperator> operators);
}
