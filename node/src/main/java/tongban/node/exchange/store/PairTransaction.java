package tongban.node.exchange.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.SavepointManager;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.ExchangeTransaction;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outage;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;

/** One transaction over both logs between this zone and one partner. */
public final class PairTransaction implements ExchangeTransaction {

    private final JdbcTemplate sql;
    private final SavepointManager savepoints;
    private final boolean careful;
    private final Writes writes;
    private final OutgoingTables outgoing;
    private final IncomingTables incoming;
    private final WaitingTable waiting;
    private final List<Runnable> afterCommit = new ArrayList<>();

    /**
     * How its failures are undone.
     *
     * @param careful whether what may fail alone runs under a savepoint of its own
     */
    record Undoing(SavepointManager savepoints, boolean careful) {}

    PairTransaction(
            Writes writes, Undoing undoing, OutgoingTables outgoing, IncomingTables incoming, WaitingTable waiting) {
        this.sql = waiting.sql();
        this.savepoints = undoing.savepoints();
        this.careful = undoing.careful();
        this.writes = writes;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.waiting = waiting;
    }

    /** Something to do once this transaction has committed; forgotten when its savepoint is undone. */
    public void afterCommit(Runnable act) {
        afterCommit.add(act);
    }

    /** The header of an own entry or draft. */
    public Optional<EntryHeader> said(EntryId own) {
        return outgoing.said(own).map(entry -> entry.header().orThrow());
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }

    @Override
    public Map<EntryId, EntryHeader> received(Collection<EntryId> ids) {
        // The replies to all of them are looked for at once: each has the id that follows from its cause.
        List<EntryId> replies = ids.stream().map(this::replyId).toList();
        EntryIds.Both found = outgoing.ids().find(replies, incoming.ids(), ids);
        outgoing.looked(replies, found.own().keySet());
        return incoming.headers(found.other());
    }

    private EntryId replyId(EntryId cause) {
        return EntryId.derived(outgoing().channel().suite(), cause, 0);
    }

    @Override
    public Optional<Reply> replyTo(EntryId entry) {
        return outgoing.said(replyId(entry))
                .map(said -> new Reply(said.header().orThrow().kind() == EntryKind.REFUSAL, said));
    }

    @Override
    public Set<OrderingKey> blocked(Collection<OrderingKey> keys) {
        return incoming().waiting() == 0 ? Set.of() : waiting.blocked(keys);
    }

    @Override
    public boolean complete(List<Attachment> attachments) {
        for (Attachment attachment : attachments) {
            List<Long> found = sql.queryForList(
                    "select length from exchange.attachment where digest = ? and complete",
                    Long.class,
                    attachment.digest().bytes());
            if (!found.contains(attachment.length())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void await(Waiting entry) {
        waiting.add(entry);
    }

    @Override
    public List<Waiting> waiting(OrderingKey key) {
        return waiting.under(key);
    }

    @Override
    public void release(long index) {
        waiting.remove(index);
    }

    /**
     * Mostly nothing fails, and a savepoint costs two round trips. So the work is done without one first; when it
     * fails, the whole transaction is, and is done again with savepoints.
     */
    @Override
    public <T> T underSavepoint(Supplier<T> work) {
        if (careful) {
            return carefully(work);
        }
        try {
            return work.get();
        } catch (RuntimeException fault) {
            RuntimeException told = Outages.of(fault);
            throw told instanceof Outage ? told : new WithSavepoints(fault);
        }
    }

    /** Something failed that only a savepoint can undo. It is no fault of the message, or of the database. */
    static final class WithSavepoints extends Outage {
        private static final long serialVersionUID = 1L;

        WithSavepoints(RuntimeException fault) {
            super("a handler failed; its transaction is done again with savepoints", fault);
        }
    }

    private <T> T carefully(Supplier<T> work) {
        writes.send();
        Runnable outgoingBefore = outgoing.mark();
        Runnable incomingBefore = incoming.mark();
        int acts = afterCommit.size();
        Object savepoint = savepoints.createSavepoint();
        try {
            T result = work.get();
            writes.send();
            savepoints.releaseSavepoint(savepoint);
            return result;
        } catch (RuntimeException fault) {
            RuntimeException told = Outages.of(fault);
            if (told instanceof Outage) {
                throw told;
            }
            savepoints.rollbackToSavepoint(savepoint);
            writes.clear();
            outgoingBefore.run();
            incomingBefore.run();
            afterCommit.subList(acts, afterCommit.size()).clear();
            throw fault;
        }
    }

    /** Before the commit. */
    void keepRest() {
        outgoing.keepRest();
        incoming.keepRest();
        writes.send();
    }

    @Override
    public Outgoing outgoing() {
        return outgoing.outgoing();
    }

    @Override
    public void save(Outgoing next) {
        outgoing.save(next);
    }

    @Override
    public List<Draft> unsequenced(int entriesMax, int bytesMax) {
        return outgoing.unsequenced(entriesMax, bytesMax);
    }

    @Override
    public void add(List<Draft> drafts) {
        outgoing.add(drafts);
    }

    @Override
    public void appendOutgoing(long first, List<Entry> entries, List<Digest> leaves, Collection<EntryId> ids) {
        outgoing.appendOutgoing(first, entries, leaves, ids);
    }

    @Override
    public List<Entry> outgoingEntries(long from, int entriesMax, int bytesMax) {
        return outgoing.outgoingEntries(from, entriesMax, bytesMax);
    }

    @Override
    public Digest outgoingRoot(long size) {
        return outgoing.outgoingRoot(size);
    }

    @Override
    public Digest incomingRoot(long size) {
        return incoming.incomingRoot(size);
    }

    @Override
    public HashSource outgoingHashes() {
        return outgoing.outgoingHashes();
    }

    @Override
    public void eraseOutgoing(List<Long> indexes) {
        outgoing.eraseOutgoing(indexes);
    }

    @Override
    public Incoming incoming() {
        return incoming.incoming();
    }

    @Override
    public void save(Incoming next) {
        incoming.save(next);
    }

    @Override
    public void appendIncoming(long first, List<Entry> entries, List<Digest> leaves, SignedCheckpoint checkpoint) {
        incoming.appendIncoming(first, entries, leaves, checkpoint);
    }

    @Override
    public HashSource incomingHashes() {
        return incoming.incomingHashes();
    }

    @Override
    public List<Entry> incomingAt(List<Long> indexes) {
        return incoming.incomingAt(indexes);
    }

    @Override
    public Batch incomingBatch(long index) {
        return incoming.incomingBatch(index);
    }

    @Override
    public void eraseIncoming(List<Long> indexes) {
        incoming.eraseIncoming(indexes);
    }

    @Override
    public void keepEvidence(byte[] evidence) {
        incoming.keepEvidence(evidence);
    }
}
