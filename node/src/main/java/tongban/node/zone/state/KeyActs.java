package tongban.node.zone.state;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder.Revoked;
import tongban.node.zone.files.FolderActs;
import tongban.node.zone.files.HeldKey;
import tongban.node.zone.files.OpenZone;

/** The node keys of a zone whose node runs. */
final class KeyActs implements NodeKeys {

    private final FolderActs folder;
    private final ZoneWatch watch;
    private final Announcement announcement;
    private final InstantSource clock;
    private final SecureRandom random;

    /** One act at a time writes into the folder. */
    private final ReentrantLock acting = new ReentrantLock();

    KeyActs(FolderActs folder, ZoneWatch watch, Announcement announcement, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.watch = watch;
        this.announcement = announcement;
        this.clock = clock;
        this.random = random;
    }

    /** Tells running nodes of a change, together with its line in the record of acts. */
    interface Announcement {

        void of(String act, String subject, Map<String, String> details);
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
        return act(
                () -> folder.rollover(words, clock.instant()),
                next -> announcement.of("zone.act.rollover", next.key().id().hex(), Map.of()));
    }

    @Override
    public ZoneAnswer<Revoked> revoke(KeyId key, String reason, OfficersWords words) {
        return act(
                () -> folder.revoke(key, reason, words, clock.instant()),
                revoked -> announcement.of("zone.act.revoke", key.hex(), Map.of("zone.reason", reason)));
    }

    @Override
    public ZoneAnswer<Boolean> isStale() {
        return now().then(FolderActs::isStale);
    }

    @Override
    public ZoneAnswer<SignedNote> renew(OfficersWords words) {
        return act(
                () -> now().then(present -> present.renew(words, clock.instant())),
                note -> announcement.of(
                        "zone.act.renew",
                        Long.toString(Descriptor.read(note).orThrow().serial()),
                        Map.of()));
    }

    /** The folder with the zone file as it is now: operators change it while the node runs. */
    private ZoneAnswer<FolderActs> now() {
        return ZoneFile.read(watch.present().own().file().path())
                .then(file -> ZoneAnswer.done(new FolderActs(file, random)));
    }

    private <T> ZoneAnswer<T> act(Supplier<ZoneAnswer<T>> act, Consumer<T> told) {
        acting.lock();
        try {
            return act.get().then(result -> {
                told.accept(result);
                watch.look();
                return ZoneAnswer.done(result);
            });
        } finally {
            acting.unlock();
        }
    }
}
