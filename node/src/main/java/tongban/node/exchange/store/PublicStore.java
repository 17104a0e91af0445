package tongban.node.exchange.store;

import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.exchange.OutgoingLog;
import tongban.kernel.exchange.PublicLog;

/** This zone's public log in PostgreSQL. A save compares revisions, so that two replicas cannot both continue it. */
public final class PublicStore implements PublicLog.Store {

    private final JdbcTemplate sql;
    private final TransactionTemplate transactions;
    private final LogRow log;

    private PublicStore(JdbcTemplate sql, TransactionTemplate transactions, LogRow log) {
        this.sql = sql;
        this.transactions = transactions;
        this.log = log;
    }

    /** The store of the log; its row is made from this state when it is not there yet. */
    public static PublicStore open(JdbcTemplate sql, TransactionTemplate transactions, Outgoing empty) {
        return transactions.execute(status -> {
            LogRow log = LogRow.of(sql, empty.channel());
            new OutgoingRow(sql, log.id()).create(empty);
            return new PublicStore(sql, transactions, log);
        });
    }

    @Override
    public <T> T inTransaction(Function<OutgoingLog, T> work) {
        Writes writes = new Writes(sql);
        OutgoingTables tables = new OutgoingTables(
                new LogTables(new LogDatabase(sql), log, writes, new RecentRoots()),
                Pending.NONE,
                null,
                new OutgoingTables.Doubt(true, false));
        try {
            return transactions.execute(status -> {
                T done = work.apply(tables);
                tables.keepRest();
                writes.send();
                return done;
            });
        } catch (RuntimeException fault) {
            throw Outages.of(fault);
        }
    }
}
