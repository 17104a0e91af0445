package tongban.node.exchange.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import tongban.kernel.exchange.Fenced;

/**
 * What one transaction writes into the tables of its logs. It is kept until somebody reads them or the transaction
 * ends, and then sent in one round trip.
 */
final class Writes {

    private final JdbcTemplate sql;
    private final List<Write> kept = new ArrayList<>();

    /**
     * One statement.
     *
     * @param fence what to say when it changes no row; null when that is no fault
     */
    private record Write(
            String statement,
            @Nullable String fence,
            @Nullable Object[] arguments) {}

    Writes(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A statement that may change any number of rows. */
    void add(String statement, @Nullable Object... arguments) {
        kept.add(new Write(statement, null, arguments));
    }

    /** A statement that changes no row when another replica was first. */
    void addFenced(String fence, String statement, @Nullable Object... arguments) {
        kept.add(new Write(statement, fence, arguments));
    }

    /** Forgets what was not sent: it was undone. */
    void clear() {
        kept.clear();
    }

    /**
     * Sends what is kept.
     *
     * @throws Fenced when a row is there already, or is not as it was left: another replica was first
     */
    void send() {
        if (kept.isEmpty()) {
            return;
        }
        List<Write> due = List.copyOf(kept);
        kept.clear();
        String statements = due.stream().map(Write::statement).collect(Collectors.joining(";\n"));
        try {
            sql.execute(statements, (PreparedStatementCallback<Boolean>) prepared -> execute(prepared, due));
        } catch (DuplicateKeyException taken) {
            throw new Fenced("another replica has written these entries: " + taken.getMessage());
        }
    }

    /** Always true; a callback gives something. */
    private static boolean execute(PreparedStatement prepared, List<Write> due) throws SQLException {
        int place = 1;
        for (Write write : due) {
            for (@Nullable Object argument : write.arguments()) {
                prepared.setObject(place++, argument);
            }
        }
        prepared.execute();
        for (Write write : due) {
            String fence = write.fence();
            if (fence != null && prepared.getUpdateCount() == 0) {
                throw new Fenced(fence);
            }
            boolean rows = prepared.getMoreResults();
            if (rows) {
                throw new IllegalStateException("a write gives no rows: " + write.statement());
            }
        }
        return true;
    }
}
