package tongban.node.exchange.store;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import tongban.kernel.exchange.Outage;

/** Tells outages of the database, after which the same may succeed, from faults of what was said. */
final class Outages {

    private Outages() {}

    /** The fault itself, or an outage in its place. */
    static RuntimeException of(RuntimeException fault) {
        if (fault instanceof Outage) {
            return fault;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException) {
                return outage(cause);
            }
            if (cause instanceof SQLException failed && isOutage(failed.getSQLState())) {
                return outage(failed);
            }
        }
        return fault;
    }

    private static Outage outage(Throwable cause) {
        return new Outage("the database gives up for now: " + cause.getMessage(), cause);
    }

    /**
     * Classes 08 (connection), 40 (rolled back, deadlock), 53 (no memory, disk full, too many connections), 55P03 (lock
     * not available), 57 (shut down, cancelled), 58 (system error), XX (internal error), and a connection that knows no
     * state.
     */
    private static boolean isOutage(@Nullable String state) {
        if (state == null) {
            return true;
        }
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.startsWith("XX")
                || state.equals("55P03")
                || state.equals("25P02");
    }
}
