package tongban.node.zone.state;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.SignedNote;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFolder.Revoked;
import tongban.node.zone.files.FolderActs;
import tongban.node.zone.files.HeldKey;
import tongban.node.zone.files.OpenZone;
import tongban.node.zone.tables.PartnerTable;

/** The node keys of a zone whose node runs. */
final class KeyActs implements NodeKeys {

    private final FolderActs folder;
    private final PartnerTable table;
    private final ZoneWatch watch;
    private final InstantSource clock;

    /** One act at a time writes into the folder. */
    private final ReentrantLock acting = new ReentrantLock();

    KeyActs(FolderActs folder, PartnerTable table, ZoneWatch watch, InstantSource clock) {
        this.folder = folder;
        this.table = table;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public List<NodeKey> all() {
        OpenZone zone = watch.present().own();
        List<Revocation> revoked = zone.revocations().stream()
                .map(note -> Revocation.read(note, zone.seal()).orThrow())
                .toList();
        int first = zone.firstPlace();
        List<NodeKey> all = new ArrayList<>();
        for (int i = 0; i < zone.nodeKeys().size(); i++) {
            HeldKey held = zone.nodeKeys().get(i);
            Optional<Revocation> revocation = revoked.stream()
                    .filter(one -> one.key().equals(held.certificate().key().id()))
                    .findFirst();
            Place place = place(i, first, zone.nodeKeys().size() - 1);
            all.add(new NodeKey(held.certificate(), held.note(), place, revocation));
        }
        return all;
    }

    private static Place place(int at, int first, int last) {
        if (at < first) {
            return Place.PAST;
        }
        if (at == first) {
            return first == last ? Place.ONLY : Place.FIRST;
        }
        return at == last ? Place.NEWEST : Place.BETWEEN;
    }

    @Override
    public PublicKey newest() {
        return watch.present().own().nodeKeys().getLast().certificate().key();
    }

    @Override
    public List<SignedNote> revocations() {
        return watch.present().own().revocations();
    }

    @Override
    public ZoneAnswer<KeyCertificate> rollover(OfficersWords words) {
        return act(() -> folder.rollover(words, clock.instant()));
    }

    @Override
    public ZoneAnswer<Revoked> revoke(KeyId key, String reason, OfficersWords words) {
        return act(() -> folder.revoke(key, reason, words, clock.instant()));
    }

    @Override
    public ZoneAnswer<SignedNote> renew(OfficersWords words) {
        return act(() -> folder.renew(words, clock.instant()));
    }

    private <T> ZoneAnswer<T> act(Supplier<ZoneAnswer<T>> act) {
        acting.lock();
        try {
            return act.get().then(result -> {
                table.announce();
                watch.look();
                return ZoneAnswer.done(result);
            });
        } finally {
            acting.unlock();
        }
    }
}
