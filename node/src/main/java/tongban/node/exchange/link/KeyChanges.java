package tongban.node.exchange.link;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Topic;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.exchange.OutgoingLog;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;
import tongban.node.exchange.store.PairStore;
import tongban.node.zone.NodeKeys;

/**
 * Writes a key change into each log whose newest key is not the zone's newest. It is looked for whenever a log starts,
 * too, since the key may have changed while this node was down.
 */
public final class KeyChanges {

    private static final Topic TOPIC = new Topic("channel.key", 1);

    private final ObjectProvider<NodeKeys> keys;
    private final InstantSource clock;

    KeyChanges(ObjectProvider<NodeKeys> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Adds what is due to the log of this store. */
    void into(PairStore store) {
        NodeKeys known = keys.getIfAvailable();
        if (known != null) {
            boolean added = store.inTransaction(transaction -> add(transaction, known));
            if (added) {
                store.draftsMayWait();
            }
        }
    }

    /** Adds what is due to this log, in its transaction. */
    public void into(OutgoingLog log) {
        NodeKeys known = keys.getIfAvailable();
        if (known != null) {
            add(log, known);
        }
    }

    private boolean add(OutgoingLog log, NodeKeys known) {
        Outgoing state = log.outgoing();
        Optional<SignedNote> due = known.all().stream()
                .filter(key -> key.certificate().key().equals(known.newest()))
                .map(NodeKeys.NodeKey::note)
                .findFirst();
        if (due.isEmpty() || has(state, known.newest())) {
            return false;
        }
        byte[] note = due.get().encode();
        Suite suite = state.channel().suite();
        // The id follows from the key, so that two who look at once write one change.
        byte[] hash = suite.hash(note);
        EntryId id = new EntryId(
                java.nio.ByteBuffer.wrap(hash).getLong(0),
                java.nio.ByteBuffer.wrap(hash).getLong(8));
        byte[] salt = java.util.Arrays.copyOfRange(hash, 16, 16 + Body.SALT_LENGTH);
        Draft change = new Draft(
                EntryKind.KEY_CHANGE,
                id,
                clock.instant(),
                Optional.empty(),
                TOPIC,
                Optional.empty(),
                Optional.empty(),
                new Body(salt, note),
                List.of());
        log.add(List.of(change));
        return true;
    }

    private static boolean has(Outgoing state, PublicKey key) {
        return state.keys().spans().stream().anyMatch(span -> span.key().equals(key));
    }
}
