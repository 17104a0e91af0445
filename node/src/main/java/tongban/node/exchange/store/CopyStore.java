package tongban.node.exchange.store;

import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.exchange.Incoming;

/** This zone's copy of another zone's public log in PostgreSQL. */
public final class CopyStore {

    private final JdbcTemplate sql;
    private final TransactionTemplate transactions;
    private final LogRow log;

    private CopyStore(JdbcTemplate sql, TransactionTemplate transactions, LogRow log) {
        this.sql = sql;
        this.transactions = transactions;
        this.log = log;
    }

    /** The store of the copy; its row is made from this state when it is not there yet. */
    public static CopyStore open(JdbcTemplate sql, TransactionTemplate transactions, Incoming empty) {
        return transactions.execute(status -> {
            LogRow log = LogRow.of(sql, empty.channel());
            new IncomingRow(sql, log.id()).create(empty);
            return new CopyStore(sql, transactions, log);
        });
    }

    /**
     * Runs the work in one transaction and commits it; an exception rolls it back and is thrown on.
     *
     * @throws tongban.kernel.exchange.Outage when the database gives up, or another replica was first
     */
    public <T> T inTransaction(Function<CopyTransaction, T> work) {
        try {
            return transactions.execute(status -> {
                Writes writes = new Writes(sql);
                IncomingTables copy =
                        new IncomingTables(new LogTables(new LogDatabase(sql), log, writes, new RecentRoots()), null);
                T done = work.apply(new CopyTransaction(status, writes, copy, new WaitingTable(sql, log.id())));
                copy.keepRest();
                writes.send();
                return done;
            });
        } catch (RuntimeException fault) {
            throw Outages.of(fault);
        }
    }
}
