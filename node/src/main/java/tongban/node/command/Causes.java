package tongban.node.command;

/** The innermost cause of a failed start, in one line. */
final class Causes {

    private Causes() {}

    static String of(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }
}
