package tongban.node.exchange.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.SavepointManager;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.kernel.exchange.IncomingLog;
import tongban.kernel.exchange.Outage;

/** One transaction over the copy of a public log and over those of its entries that a module could not handle yet. */
public final class CopyTransaction {

    private final SavepointManager savepoints;
    private final Writes writes;
    private final IncomingTables log;
    private final WaitingTable waiting;

    CopyTransaction(SavepointManager savepoints, Writes writes, IncomingTables log, WaitingTable waiting) {
        this.savepoints = savepoints;
        this.writes = writes;
        this.log = log;
        this.waiting = waiting;
    }

    /** The copy. */
    public IncomingLog log() {
        return log;
    }

    /** Notes that an entry waits. */
    public void await(Waiting entry) {
        waiting.add(entry);
    }

    /** An entry no longer waits. */
    public void release(long index) {
        waiting.remove(index);
    }

    /** What waits, in the order of the log. */
    public List<Waiting> waiting() {
        return waiting.all();
    }

    /** Of these keys, those under which something waits. */
    public Set<OrderingKey> blocked(Collection<OrderingKey> keys) {
        return waiting.blocked(keys);
    }

    /**
     * Runs the work under a savepoint, so that its failure undoes only what it did.
     *
     * @return the fault, if it failed
     * @throws Outage when the database failed, not the work
     */
    public Optional<RuntimeException> attempt(Runnable work) {
        writes.send();
        Runnable before = log.mark();
        Object savepoint = savepoints.createSavepoint();
        try {
            work.run();
            writes.send();
            savepoints.releaseSavepoint(savepoint);
            return Optional.empty();
        } catch (RuntimeException fault) {
            if (Outages.of(fault) instanceof Outage outage) {
                throw outage;
            }
            savepoints.rollbackToSavepoint(savepoint);
            writes.clear();
            before.run();
            return Optional.of(fault);
        }
    }
}
