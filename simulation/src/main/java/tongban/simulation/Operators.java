package tongban.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.simulation.Coverage.Seen;

/** The people who run the zones: they mend software, retry and dismiss, change keys and erase what is over. */
final class Operators {

    static final Topic KEY_CHANGE = new Topic("channel.key-change", 1);

    private final World world;
    private final RandomGenerator random;

    Operators(World world) {
        this.world = world;
        this.random = world.random();
    }

    void act(SimulatedZone zone, SimulatedZone partner) {
        Optional<Link> link = link(zone, partner);
        if (link.isEmpty()) {
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> changeKey(zone, partner, link.get());
            case 1 -> erase(zone, partner, link.get());
            default -> look(zone, partner, link.get());
        }
    }

    private Optional<Link> link(SimulatedZone zone, SimulatedZone partner) {
        List<Replica> running = zone.running();
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(running.get(random.nextInt(running.size())).link(partner.code()));
    }

    void look(SimulatedZone zone, SimulatedZone partner) {
        link(zone, partner).ifPresent(link -> look(zone, partner, link));
    }

    /** Looks at one key behind which something waits: mends the software and tries again, or tries, or gives it up. */
    private void look(SimulatedZone zone, SimulatedZone partner, Link link) {
        List<Waiting> waiting = new ArrayList<>(zone.tables(partner).waiting.values());
        if (!waiting.isEmpty()) {
            OrderingKey key = waiting.get(random.nextInt(waiting.size())).key();
            boolean dismiss = random.nextInt(3) == 0;
            if (random.nextBoolean()) {
                mend(zone, partner, key);
            }
            world.coverage().count(dismiss ? Seen.DISMISSED : Seen.RETRIED);
            world.say(link + (dismiss ? " dismisses the first of " : " retries ") + key);
            link.retry(key, dismiss);
        }
    }

    private static void mend(SimulatedZone zone, SimulatedZone partner, OrderingKey key) {
        PairTables tables = zone.tables(partner);
        for (Waiting waiting : tables.waiting.values()) {
            if (waiting.key().equals(key)) {
                zone.mend(tables.held
                        .get((int) waiting.index())
                        .header()
                        .orThrow()
                        .id());
            }
        }
    }

    /** At the end: everything is mended, and what crashes still is given up; returns whether nothing waited. */
    boolean settleAll(Business business) {
        boolean settled = true;
        for (SimulatedZone zone : world.zones()) {
            for (SimulatedZone partner : zone.partners()) {
                if (!world.isDead(zone, partner)) {
                    business.completeAttachments(zone, partner);
                    settled &= settle(zone, partner);
                }
            }
        }
        return settled;
    }

    private boolean settle(SimulatedZone zone, SimulatedZone partner) {
        var keys = new ArrayList<OrderingKey>();
        zone.tables(partner).waiting.values().stream()
                .map(Waiting::key)
                .distinct()
                .forEach(keys::add);
        for (OrderingKey key : keys) {
            mend(zone, partner, key);
            Link link = link(zone, partner).orElseThrow();
            // Each round settles all up to the next entry that crashes for ever, and then gives that one up.
            for (int round = 0; round < 1000 && waits(zone, partner, key); round++) {
                if (link.retry(key, false) == 0) {
                    world.coverage().count(Seen.DISMISSED);
                    link.retry(key, true);
                }
            }
        }
        return keys.isEmpty();
    }

    private static boolean waits(SimulatedZone zone, SimulatedZone partner, OrderingKey key) {
        return zone.tables(partner).waiting.values().stream()
                .anyMatch(waiting -> waiting.key().equals(key));
    }

    private void changeKey(SimulatedZone zone, SimulatedZone partner, Link link) {
        PairTables tables = zone.tables(partner);
        boolean changing = tables.drafts.values().stream().anyMatch(draft -> draft.kind() == EntryKind.KEY_CHANGE);
        int next = zone.keys().place(tables.outgoing.keys().current()) + 1;
        if (!changing && link.isOpen() && next < KeyRing.NODE_KEYS) {
            world.coverage().count(Seen.KEY_CHANGES);
            world.say(zone + " changes to node key " + next + " towards " + partner);
            byte[] certificate = zone.keys().certificates().get(next).encode();
            control(zone, partner, EntryKind.KEY_CHANGE, KEY_CHANGE, certificate);
            link.poke();
        }
    }

    /** Erases some entries that the partner has disposed of; what a backup could still bring back is kept. */
    private void erase(SimulatedZone zone, SimulatedZone partner, Link link) {
        PairTables tables = zone.tables(partner);
        long most = Math.min(
                tables.outgoing.acknowledged().size(), partner.tables(zone).held.size());
        TreeSet<Long> indexes = new TreeSet<>();
        for (int i = 0; i < 3 && most > 0; i++) {
            long index = random.nextLong(most);
            Entry entry = tables.sent.get((int) index);
            if (entry.body().isPresent() && mayGo(entry.header().orThrow(), index, partner.tables(zone))) {
                indexes.add(index);
            }
        }
        if (indexes.isEmpty() || !link.isOpen()) {
            return;
        }
        world.coverage().count(Seen.ERASURES);
        world.say(zone + " erases " + indexes + " towards " + partner);
        // A retention is mostly longer than the age of any backup, yet not always.
        if (random.nextInt(3) > 0) {
            partner.backups().removeIf(backup -> heldThen(backup, zone) <= indexes.getLast());
        }
        ErasureBody body = new ErasureBody(List.copyOf(indexes), "retention ended", "第四十七条");
        control(zone, partner, EntryKind.ERASURE, ErasureBody.TOPIC, body.encode());
        link.poke();
    }

    private static int heldThen(SimulatedZone.Backup backup, SimulatedZone from) {
        PairTables tables = backup.snapshot().tables().get(from.code());
        return tables == null ? 0 : tables.held.size();
    }

    /** What was answered and is, after a restore, due once more, is not over yet. */
    private static boolean mayGo(EntryHeader header, long index, PairTables receiver) {
        boolean due = receiver.waiting.containsKey(index) && receiver.replies.containsKey(header.id());
        return !header.kind().isControl() && !due;
    }

    private void control(SimulatedZone zone, SimulatedZone partner, EntryKind kind, Topic topic, byte[] bytes) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        Draft draft = new Draft(
                kind,
                EntryId.random(random),
                zone.clock(),
                Optional.empty(),
                topic,
                Optional.empty(),
                Optional.empty(),
                new Body(salt, bytes),
                List.of());
        zone.database().commit(List.of(zone.database().begin(partner.code(), draft)));
    }
}
