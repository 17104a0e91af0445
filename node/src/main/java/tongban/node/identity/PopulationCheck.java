package tongban.node.identity;

import tongban.kernel.code.ResidentId;

/** Whether number and name belong together (两要素核验); the module of registers answers from the population register. */
public interface PopulationCheck {

    /** What the register says. */
    enum Outcome {
        AGREES,
        DIFFERS,
        /** This zone's register does not have the number. */
        UNKNOWN,
        UNAVAILABLE
    }

    Outcome check(ResidentId number, String name);
}
