package tongban.node.identity;

import java.util.List;

/** The accounts of citizens, for other modules. */
public interface Citizens {

    /**
     * Makes sure that these citizens of a demonstration have accounts. They work only as long as the node is a
     * demonstration.
     *
     * @throws IllegalStateException if this node is none
     */
    void demonstrate(List<DemonstrationCitizen> citizens);
}
