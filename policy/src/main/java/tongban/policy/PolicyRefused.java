package tongban.policy;

/** Ends the reading of one file at its first fault; {@link PolicyReading#of} turns it into a value. */
final class PolicyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PolicyFault fault;

    PolicyRefused(PolicyFault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    PolicyFault fault() {
        return fault;
    }
}
