package tongban.node.exchange.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final Logger LOG = LoggerFactory.getLogger(PairStore.class);

    private final LogDatabase base;
    private final TransactionTemplate transactions;
    private final LogRow outgoing;
    private final LogRow incoming;
    private final Pending pending;
    private final RecentRoots outgoingRoots = new RecentRoots();
    private final RecentRoots incomingRoots = new RecentRoots();
    /** Counts the drafts that somebody has written, or may have written, into the table. */
    private final AtomicLong written = new AtomicLong(1);
    /** Up to here the table is known to hold none. */
    private long emptied;
    /** The last transaction may have committed without our knowing. */
    private boolean doubtful;

    private @Nullable Outgoing outgoingState;
    private @Nullable Incoming incomingState;

    private PairStore(
            LogDatabase base, TransactionTemplate transactions, LogRow outgoing, LogRow incoming, Pending pending) {
        this.base = base;
        this.transactions = transactions;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.pending = pending;
    }

    /** The store of a pair; its rows are made from these states when they are not there yet. */
    public static PairStore open(
            LogDatabase base, TransactionTemplate transactions, Outgoing out, Incoming in, Pending pending) {
        JdbcTemplate sql = base.sql();
        return transactions.execute(status -> {
            LogRow outgoing = LogRow.of(sql, out.channel());
            LogRow incoming = LogRow.of(sql, in.channel());
            new OutgoingRow(sql, outgoing.id()).create(out);
            new IncomingRow(sql, incoming.id()).create(in);
            return new PairStore(base, transactions, outgoing, incoming, pending);
        });
    }

    /** Somebody has written a draft, or may have. */
    public void draftsMayWait() {
        written.incrementAndGet();
    }

    @Override
    public synchronized <T> T inTransaction(Function<ExchangeTransaction, T> work) {
        try {
            return inTransaction(work, false);
        } catch (PairTransaction.WithSavepoints again) {
            LOG.debug("once more, with savepoints", again);
            return inTransaction(work, true);
        }
    }

    private <T> T inTransaction(Function<ExchangeTransaction, T> work, boolean careful) {
        long asOf = written.get();
        Writes writes = new Writes(base.sql());
        OutgoingTables out = new OutgoingTables(
                new LogTables(base, outgoing, writes, outgoingRoots),
                pending,
                outgoingState,
                new OutgoingTables.Doubt(emptied != asOf, doubtful));
        IncomingTables in = new IncomingTables(new LogTables(base, incoming, writes, incomingRoots), incomingState);
        List<Runnable> afterCommit = new ArrayList<>();
        T result;
        try {
            result = transactions.execute(status -> {
                PairTransaction.Undoing undoing = new PairTransaction.Undoing(status, careful);
                PairTransaction transaction =
                        new PairTransaction(writes, undoing, out, in, new WaitingTable(base.sql(), incoming.id()));
                T done = work.apply(transaction);
                transaction.keepRest();
                afterCommit.addAll(transaction.afterCommit());
                return done;
            });
        } catch (RuntimeException fault) {
            forget();
            throw Outages.of(fault);
        }
        doubtful = doubtful && !out.looked();
        outgoingState = out.state();
        incomingState = in.state();
        out.remember();
        in.remember();
        if (!out.leavesDrafts()) {
            emptied = asOf;
        } else if (emptied == asOf) {
            draftsMayWait();
        }
        pending.placed(out.placed());
        afterCommit.forEach(Runnable::run);
        return result;
    }

    private void forget() {
        outgoingState = null;
        incomingState = null;
        outgoingRoots.forget();
        incomingRoots.forget();
        doubtful = true;
    }
}
