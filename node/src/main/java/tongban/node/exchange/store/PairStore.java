package tongban.node.exchange.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.exchange.ExchangeStore;
import tongban.kernel.exchange.ExchangeTransaction;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;

/**
 * The channels between this zone and one partner in PostgreSQL. The two state rows are kept in memory between
 * transactions; a save compares revisions, so a state that another replica has left behind is found at the first save
 * and read again.
 */
public final class PairStore implements ExchangeStore {

    private final JdbcTemplate sql;
    private final TransactionTemplate transactions;
    private final LogRow outgoing;
    private final LogRow incoming;
    private final Pending pending;
    /** Counts the drafts that somebody has written, or may have written, into the table. */
    private final AtomicLong written = new AtomicLong(1);
    /** Up to here the table is known to hold none. */
    private long emptied;
    /** The last transaction may have committed without our knowing. */
    private boolean doubtful;

    private @Nullable Outgoing outgoingState;
    private @Nullable Incoming incomingState;

    private PairStore(
            JdbcTemplate sql, TransactionTemplate transactions, LogRow outgoing, LogRow incoming, Pending pending) {
        this.sql = sql;
        this.transactions = transactions;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.pending = pending;
    }

    /** The store of a pair; its rows are made from these states when they are not there yet. */
    public static PairStore open(
            JdbcTemplate sql, TransactionTemplate transactions, Outgoing out, Incoming in, Pending pending) {
        return transactions.execute(status -> {
            LogRow outgoing = LogRow.of(sql, out.channel());
            LogRow incoming = LogRow.of(sql, in.channel());
            new OutgoingRow(sql, outgoing.id()).create(out);
            new IncomingRow(sql, incoming.id()).create(in);
            return new PairStore(sql, transactions, outgoing, incoming, pending);
        });
    }

    /** Somebody has written a draft, or may have. */
    public void draftsMayWait() {
        written.incrementAndGet();
    }

    @Override
    public synchronized <T> T inTransaction(Function<ExchangeTransaction, T> work) {
        long asOf = written.get();
        PairTransaction[] used = new PairTransaction[1];
        OutgoingTables out = new OutgoingTables(
                sql, outgoing, pending, outgoingState, new OutgoingTables.Doubt(emptied != asOf, doubtful));
        IncomingTables in = new IncomingTables(sql, incoming, incomingState);
        T result;
        try {
            result = transactions.execute(status -> {
                PairTransaction transaction = begin(status, out, in);
                used[0] = transaction;
                T done = work.apply(transaction);
                out.keepRest();
                return done;
            });
        } catch (RuntimeException fault) {
            outgoingState = null;
            incomingState = null;
            doubtful = true;
            throw Outages.of(fault);
        }
        doubtful = doubtful && !out.looked();
        outgoingState = out.state();
        incomingState = in.state();
        if (!out.leavesDrafts()) {
            emptied = asOf;
        } else if (emptied == asOf) {
            draftsMayWait();
        }
        pending.placed(out.placed());
        used[0].afterCommit().forEach(Runnable::run);
        return result;
    }

    private PairTransaction begin(TransactionStatus status, OutgoingTables out, IncomingTables in) {
        SavepointManager savepoints = status;
        return new PairTransaction(sql, savepoints, out, in, new WaitingTable(sql, incoming.id()));
    }
}
