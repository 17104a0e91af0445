package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Signer;

/**
 * A zone's public channel (公开通道): one log, many readers, digests and states only. It acknowledges nothing, anyone
 * may read it from any index, and every partner repeats the newest head that it saw.
 */
public final class PublicLog {

    /** Where the log is kept. */
    public interface Store {

        /** Runs the work in one transaction, as {@link ExchangeStore#inTransaction} does. */
        <T> T inTransaction(Function<OutgoingLog, T> work);
    }

    /** How the log starts: it signs nothing before all partners that can be reached have said what they hold of it. */
    public sealed interface Opening {

        /** It speaks. */
        record Opened() implements Opening {}

        /** A partner holds more than this database: fetch from the index on, and {@link PublicLog#adopt}. */
        record Missing(long from, SignedCheckpoint target) implements Opening {}

        /** A partner holds a head that this log never had; people must look. */
        record Differs(SignedCheckpoint held) implements Opening {}
    }

    private final PublicKey seal;
    private final Store store;
    private final Signers signers;
    private boolean open;

    public PublicLog(PublicKey seal, Store store, Signers signers) {
        this.seal = seal;
        this.store = store;
        this.signers = signers;
    }

    /**
     * Starts the log with what the partners hold of it; to be called again after each adoption.
     *
     * @param held the highest head that each reachable partner returned, those that have one
     */
    public synchronized Opening open(List<SignedCheckpoint> held, Instant now) {
        return store.inTransaction(log -> {
            Outgoing state = log.outgoing();
            Optional<SignedCheckpoint> highest = held.stream()
                    .filter(head -> head.checkpoint().channel().equals(state.channel()))
                    .max(Comparator.comparingLong(head -> head.checkpoint().size()));
            if (highest.isPresent() && highest.get().checkpoint().size() > state.size()) {
                return new Opening.Missing(state.size(), highest.get());
            }
            TreeNodes nodes = nodes(state, log);
            Instant latest = now;
            for (SignedCheckpoint head : held) {
                Checkpoint checkpoint = head.checkpoint();
                if (!checkpoint.channel().equals(state.channel())
                        || !nodes.root(checkpoint.size()).equals(checkpoint.root())) {
                    return new Opening.Differs(head);
                }
                latest = checkpoint.time().isAfter(latest) ? checkpoint.time() : latest;
            }
            // A head of its own time, so that nobody holds another one of that time.
            Checkpoint head = state.head();
            log.save(state.opened(
                    state.session(),
                    new Checkpoint(
                            head.channel(),
                            head.size(),
                            head.root(),
                            state.timeAfter(latest.plusMillis(1)),
                            Optional.empty(),
                            List.of())));
            open = true;
            return new Opening.Opened();
        });
    }

    /** Takes own entries back from a partner; false when they do not continue this log under an own signature. */
    public synchronized boolean adopt(Batch batch) {
        return store.inTransaction(log -> {
            Optional<Adoption> adoption = Adoption.of(log.outgoing(), batch, seal);
            adoption.ifPresent(found -> found.store(log));
            return adoption.isPresent();
        });
    }

    /** Sequences what was written for the public; returns how many entries. Nothing happens before the log is open. */
    public synchronized int publish(Instant now) {
        if (!open) {
            return 0;
        }
        return store.inTransaction(log -> {
            List<Draft> drafts = log.unsequenced(ChannelLimits.BATCH_ENTRIES_MAX, ChannelLimits.BATCH_BYTES_MAX);
            new Sequencer(seal)
                    .compose(log.outgoing(), drafts, Optional.empty(), List.of(), now)
                    .ifPresent(sequenced -> Speaker.store(log, sequenced, drafts));
            return drafts.size();
        });
    }

    /**
     * The entries from an index on, up to the head, with the frontier before them: a reader needs nothing else.
     *
     * @return empty while the log is not open, or when the index is beyond its end
     */
    public synchronized Optional<Batch> read(long from) {
        if (!open) {
            return Optional.empty();
        }
        return store.<Optional<Unsigned>>inTransaction(log -> {
                    Outgoing state = log.outgoing();
                    if (from < 0 || from > state.size()) {
                        return Optional.empty();
                    }
                    TreeNodes nodes = nodes(state, log);
                    List<Entry> entries = Speaker.cut(log, from, state.size());
                    long size = from + entries.size();
                    Digest root = size == state.size() ? state.head().root() : nodes.root(size);
                    Checkpoint head = new Checkpoint(
                            state.channel(), size, root, state.head().time(), Optional.empty(), List.of());
                    return Optional.of(new Unsigned(state, from, entries, head, nodes.frontier(from)));
                })
                .map(this::sign);
    }

    private record Unsigned(Outgoing state, long first, List<Entry> entries, Checkpoint head, Frontier start) {}

    private Batch sign(Unsigned part) {
        List<Signer> due = new ArrayList<>();
        for (PublicKey key : part.state().keys().keysFor(part.head().size())) {
            due.add(signers.signer(key.id())
                    .orElseThrow(() -> new Outage("the node key " + key.id() + " is not at hand; unlock it")));
        }
        return new Batch(part.first(), part.entries(), part.head().sign(due), Optional.of(part.start()));
    }

    private static TreeNodes nodes(Outgoing state, OutgoingLog log) {
        return new TreeNodes(new TreeHash(state.channel().suite()), log.outgoingHashes());
    }
}
