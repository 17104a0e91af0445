package tongban.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.kernel.merkle.Digest;
import tongban.simulation.Coverage.Seen;
import tongban.simulation.ZoneDatabase.Open;

/** The business of the zones: transactions that tell and ask, some of which stay open for a while. */
final class Business {

    private static final int KEYS = 3;

    private final World world;
    private final RandomGenerator random;
    private final List<OrderingKey> keys = new ArrayList<>();
    private final List<Pending> open = new ArrayList<>();

    /** A transaction that has not committed yet. */
    private record Pending(SimulatedZone zone, Open row, Optional<OrderingKey> key) {}

    Business(World world) {
        this.world = world;
        this.random = world.random();
        for (int i = 0; i < KEYS; i++) {
            keys.add(OrderingKey.random(random));
        }
    }

    void act(SimulatedZone zone, SimulatedZone partner) {
        commitSome();
        if (zone.running().isEmpty()) {
            return;
        }
        switch (random.nextInt(16)) {
            case 0 -> zone.publicSide().publish();
            case 1, 2 -> zone.publicSide().read(partner);
            default -> tell(zone, partner);
        }
    }

    void tell(SimulatedZone zone, SimulatedZone partner) {
        int count = random.nextInt(5) == 0 ? 1 + random.nextInt(12) : 1;
        if (random.nextInt(400) == 0) {
            count = 260 + random.nextInt(60);
            world.coverage().count(Seen.LARGE_BATCHES);
        }
        for (int i = 0; i < count; i++) {
            write(zone, partner, draft(zone, partner));
        }
        poke(zone, partner);
    }

    private Draft draft(SimulatedZone zone, SimulatedZone partner) {
        Optional<OrderingKey> key =
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(keys.get(random.nextInt(KEYS)));
        boolean question = random.nextInt(3) == 0;
        Behaviour behaviour = behaviour();
        Behaviour answer = random.nextInt(10) == 0 ? behaviour() : Behaviour.PLAIN;
        int length = random.nextInt(40) == 0 ? random.nextInt(2048) : random.nextInt(24);
        Body body = new Body(salt(), behaviour.body(answer, length, random));
        Topic topic = random.nextInt(40) == 0 ? ZoneHandlers.UNKNOWN : ZoneHandlers.TOPIC;
        Optional<Instant> notAfter = Optional.empty();
        if (question || random.nextInt(6) == 0) {
            long within = random.nextInt(4) == 0 ? 300 + random.nextInt(8_000) : 60_000 + random.nextInt(3_600_000);
            notAfter = Optional.of(zone.clock().plusMillis(within));
        }
        List<Attachment> attachments = random.nextInt(12) == 0 ? List.of(attachment(zone, partner)) : List.of();
        world.coverage().count(question ? Seen.QUESTIONS : Seen.MESSAGES);
        return new Draft(
                question ? EntryKind.QUESTION : EntryKind.MESSAGE,
                EntryId.random(random),
                zone.clock(),
                key,
                topic,
                Optional.empty(),
                notAfter,
                body,
                attachments);
    }

    private Behaviour behaviour() {
        return switch (random.nextInt(24)) {
            case 0 -> Behaviour.POISON;
            case 1, 2 -> Behaviour.SICK;
            case 3 -> Behaviour.SHY;
            case 4 -> Behaviour.UNLUCKY;
            case 5, 6 -> Behaviour.REFUSED;
            case 7, 8 -> Behaviour.TELLS;
            default -> Behaviour.PLAIN;
        };
    }

    /** An attachment; it arrives before, with or long after its entry. */
    private Attachment attachment(SimulatedZone zone, SimulatedZone partner) {
        byte[] bytes = new byte[Digest.LENGTH];
        random.nextBytes(bytes);
        Attachment attachment = new Attachment(Digest.of(bytes), 1 + random.nextInt(1 << 20));
        world.timeline().inMillis(random.nextInt(30_000), () -> {
            partner.database().change(zone.code(), tables -> tables.attachments.add(attachment.digest()));
            retryAttachments(partner, zone);
        });
        return attachment;
    }

    private void retryAttachments(SimulatedZone zone, SimulatedZone partner) {
        List<Replica> running = zone.running();
        if (running.isEmpty()) {
            return;
        }
        zone.tables(partner).waiting.values().stream()
                .filter(waiting -> waiting.reason() == Waiting.Reason.ATTACHMENTS)
                .map(Waiting::key)
                .distinct()
                .forEach(key -> {
                    if (running.getFirst().alive()) {
                        running.getFirst().link(partner.code()).retry(key, false);
                    }
                });
    }

    /** All attachments that a zone waits for have arrived. */
    void completeAttachments(SimulatedZone zone, SimulatedZone partner) {
        zone.database().change(partner.code(), tables -> {
            for (var entry : partner.tables(zone).sent) {
                entry.header().orThrow().attachments().forEach(part -> tables.attachments.add(part.digest()));
            }
            for (var draft : partner.tables(zone).drafts.values()) {
                draft.attachments().forEach(part -> tables.attachments.add(part.digest()));
            }
        });
    }

    private void write(SimulatedZone zone, SimulatedZone partner, Draft draft) {
        Pending pending = new Pending(zone, zone.database().begin(partner.code(), draft), draft.key());
        boolean keyIsFree = open.stream()
                .noneMatch(other -> other.zone() == zone
                        && other.key().isPresent()
                        && other.key().equals(draft.key()));
        if (keyIsFree && random.nextInt(6) == 0) {
            world.coverage().count(Seen.LATE_COMMITS);
            open.add(pending);
        } else {
            // The one who holds a case's lock commits before the next one writes.
            commit(open.stream()
                    .filter(other -> other.zone() == zone && other.key().equals(draft.key()))
                    .toList());
            commit(List.of(pending));
        }
    }

    private void commitSome() {
        commit(open.stream().filter(pending -> random.nextInt(3) == 0).toList());
    }

    void commitAll() {
        commit(List.copyOf(open));
    }

    private void commit(List<Pending> pending) {
        for (Pending one : pending) {
            open.remove(one);
            one.zone().database().commit(List.of(one.row()));
            poke(one.zone(), world.zone(one.row().partner()));
        }
    }

    /** Transactions that were open are lost when the database is replaced. */
    void rollBack(SimulatedZone zone) {
        open.removeIf(pending -> pending.zone() == zone);
    }

    private void poke(SimulatedZone zone, SimulatedZone partner) {
        List<Replica> running = zone.running();
        if (!running.isEmpty()) {
            int which = random.nextInt(6) == 0 ? running.size() - 1 : 0;
            running.get(which).link(partner.code()).poke();
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        return salt;
    }
}
