package tongban.node.zone.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.seal.SignedNote;
import tongban.node.zone.DescriptorRenewed;
import tongban.node.zone.NodeKeyChanged;
import tongban.node.zone.NodeKeyRevoked;
import tongban.node.zone.PartnerJoined;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal;
import tongban.node.zone.files.FolderActs;
import tongban.node.zone.files.HeldKey;
import tongban.node.zone.files.OpenZone;
import tongban.node.zone.tables.PartnerTable;

/**
 * Keeps what this node knows in step with folder and database, whoever changed them: this node, a command, another
 * replica. Each look costs one row; only when its number rose is anything read. Events come out of the difference, so
 * they come after the commit and after the new state is at hand, once in each running node.
 */
final class ZoneWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ZoneWatch.class);

    private final FolderActs folder;
    private final PartnerTable table;
    private final Consumer<Object> events;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Snapshot present;

    /** Reads folder and database; a folder that is not well ends the start of the node. */
    ZoneWatch(FolderActs folder, PartnerTable table, Consumer<Object> events) {
        this.folder = folder;
        this.table = table;
        this.events = events;
        long version = table.version();
        this.present = Snapshot.of(version, folder.open(List.of()).orThrow(), table.inForce());
    }

    Snapshot present() {
        return present;
    }

    /** Looks now; what was committed before is known, and its events are published, when this returns. */
    void look() {
        looking.lock();
        try {
            refreshed().forEach(this::publish);
        } finally {
            looking.unlock();
        }
    }

    private void publish(Object event) {
        try {
            events.accept(event);
        } catch (RuntimeException fault) {
            LOG.error("a listener failed at {}", event.getClass().getSimpleName(), fault);
        }
    }

    private List<Object> refreshed() {
        Snapshot before = present;
        long version = table.version();
        if (version == before.version()) {
            return List.of();
        }
        OpenZone own = switch (folder.open(before.own().nodeKeys())) {
            case ZoneAnswer.Done<OpenZone> done -> done.value();
            case ZoneAnswer.Refused<OpenZone> refused -> {
                complain(refused.refusal());
                yield before.own();
            }
        };
        Snapshot next = Snapshot.of(version, own, table.inForce());
        present = next;
        return changes(before, next);
    }

    /** A folder that broke while the node runs is no reason to stop: what was known stays in force. */
    private static void complain(ZoneRefusal refusal) {
        LOG.error("the zone's folder cannot be read; going on with what was known: {}", refusal);
    }

    private static List<Object> changes(Snapshot before, Snapshot next) {
        List<Object> changes = new ArrayList<>();
        boolean newEpoch =
                next.own().descriptor().epoch() > before.own().descriptor().epoch();
        if (next.own().descriptor().serial() > before.own().descriptor().serial()) {
            changes.add(new DescriptorRenewed(next.own().note()));
        }
        List<SignedNote> revocations = next.own().revocations();
        revocations.stream()
                .skip(before.own().revocations().size())
                .forEach(note -> changes.add(new NodeKeyRevoked(note, newEpoch)));
        List<HeldKey> keys = next.own().nodeKeys();
        keys.stream()
                .skip(before.own().nodeKeys().size())
                .filter(key -> !key.signer().publicKey().equals(next.own().first()))
                .forEach(key ->
                        changes.add(new NodeKeyChanged(key.note(), key.signer().publicKey())));
        next.partners().forEach((code, partner) -> {
            if (!partner.equals(before.partners().get(code))) {
                changes.add(new PartnerJoined(partner));
            }
        });
        return changes;
    }
}
