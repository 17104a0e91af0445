package tongban.simulation;

/** A process dies here; nothing in the kernel may catch it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    private final String where;

    Crash(String where) {
        super(where, null, false, false);
        this.where = where;
    }

    String where() {
        return where;
    }
}
