package tongban.node.register;

/** Fictitious people and companies (演示) for zones that are demonstrations. */
public interface DemonstrationRegisters {

    /**
     * Fills both registers with the shipped table, once.
     *
     * @throws IllegalStateException when this zone is no demonstration
     */
    void fill();
}
