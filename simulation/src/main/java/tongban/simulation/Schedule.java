package tongban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.simulation.Coverage.Seen;

/** What happens in a run, decided by its seed: which zones there are, what they say, and what goes wrong when. */
final class Schedule {

    private static final List<String> NAMES = List.of("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf");

    private final World world;
    private final RandomGenerator random;
    private final Business business;
    private final Operators operators;
    private final Restores restores;
    private final int steps;
    /** How often things go wrong in this run: some runs are calm, so that both are seen. */
    private final int roughness;

    Schedule(World world) {
        this.world = world;
        this.random = world.random();
        this.steps = 30 + random.nextInt(60);
        this.roughness = random.nextInt(4);
        this.business = new Business(world);
        this.operators = new Operators(world);
        this.restores = new Restores(world, business, operators);
        world.meanwhile(business::act);
    }

    Business business() {
        return business;
    }

    Operators operators() {
        return operators;
    }

    /** Founds the zones, connects some pairs and starts all processes. */
    void found() {
        int count = random.nextInt(3) == 0 ? 3 + random.nextInt(5) : 2;
        for (int i = 0; i < count; i++) {
            Suite suite = random.nextBoolean() ? Suite.SM2_SM3 : Suite.ED25519_SHA256;
            world.coverage().count(suite == Suite.SM2_SM3 ? Seen.SM2 : Seen.ED25519);
            world.add(new SimulatedZone(world, new ZoneCode(NAMES.get(i)), suite));
        }
        List<SimulatedZone> zones = world.zones();
        for (int i = 1; i < count; i++) {
            connect(zones.get(i), zones.get(random.nextInt(i)));
        }
        if (count > 2 && random.nextBoolean()) {
            SimulatedZone one = zones.get(0);
            SimulatedZone other = zones.get(count - 1);
            if (!one.partners().contains(other)) {
                connect(one, other);
            }
        }
        for (SimulatedZone zone : zones) {
            zone.publicSide().found();
            zone.addReplica();
            if (random.nextInt(3) == 0) {
                zone.addReplica();
                world.coverage().count(Seen.TWO_REPLICAS);
            }
            zone.skew(Duration.ofMillis(random.nextInt(-40_000, 40_001)));
        }
        world.network().faultsPercent(roughness * 10);
        zones.forEach(zone -> zone.replicas()
                .forEach(replica -> world.timeline().inMillis(random.nextInt(3000), () -> world.start(replica))));
    }

    private static void connect(SimulatedZone one, SimulatedZone other) {
        one.connect(other);
        other.connect(one);
    }

    void run() {
        for (int i = 0; i < steps; i++) {
            world.coverage().count(Seen.STEPS);
            act();
            long pause = switch (random.nextInt(10)) {
                case 0 -> 30_000 + random.nextInt(120_000);
                case 1, 2 -> 2_000 + random.nextInt(10_000);
                default -> random.nextInt(700);
            };
            pass(Duration.ofMillis(pause));
        }
    }

    private void pass(Duration length) {
        Instant until = world.timeline().now().plus(length);
        while (world.timeline().step(until)) {
            // Everything that is due until then happens.
        }
    }

    private void act() {
        SimulatedZone zone = any(world.zones());
        SimulatedZone partner = any(zone.partners());
        int choice = random.nextInt(100);
        if (choice < 72 - roughness * 8) {
            business.act(zone, partner);
        } else if (choice < 80 - roughness * 6) {
            operators.act(zone, partner);
        } else {
            fail(zone, partner);
        }
    }

    private void fail(SimulatedZone zone, SimulatedZone partner) {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> {
                if (!zone.running().isEmpty()) {
                    any(zone.running()).dieAt(Replica.CrashPoint.BEFORE_COMMIT);
                }
            }
            case 3, 4, 5 -> {
                if (!zone.running().isEmpty()) {
                    any(zone.running()).dieAt(Replica.CrashPoint.AFTER_COMMIT);
                }
            }
            case 6 -> {
                if (!zone.running().isEmpty()) {
                    world.died(any(zone.running()), "at rest");
                }
            }
            case 7, 8 -> restores.backup(zone);
            case 9, 10 -> restores.restore(zone);
            case 11 -> cut(zone, partner);
            case 12 -> {
                if (random.nextInt(40) == 0) {
                    away(zone);
                }
            }
            default -> skew(zone);
        }
    }

    private void cut(SimulatedZone zone, SimulatedZone partner) {
        world.say(zone + " and " + partner + " are cut off from each other");
        world.coverage().count(Seen.PARTITIONS);
        world.network().cut(zone, partner);
        world.timeline()
                .inMillis(1000 + random.nextInt(400_000), () -> world.network().mend(zone, partner));
    }

    private void away(SimulatedZone zone) {
        world.say(zone + " is away for a week");
        world.coverage().count(Seen.WEEKS_AWAY);
        zone.goAway(Duration.ofDays(7));
        pass(Duration.ofDays(7));
    }

    private void skew(SimulatedZone zone) {
        boolean far = random.nextInt(3) == 0;
        int most = far ? 400_000 : 40_000;
        Duration skew = Duration.ofMillis(random.nextInt(-most, most + 1));
        world.say(zone + " has its clock off by " + skew);
        world.coverage().count(Seen.CLOCK_JUMPS);
        zone.skew(skew);
    }

    private static Optional<SimulatedZone> speechless(SimulatedZone zone) {
        return zone.partners().stream()
                .filter(partner -> zone.tables(partner).sent.isEmpty())
                .findFirst();
    }

    /** In some runs one zone turns malicious at the end of the rough time; its other channels go on. */
    private void lie() {
        world.zones().forEach(zone -> zone.publicSide().proceed());
        world.zones().forEach(zone -> zone.partners().forEach(zone.publicSide()::read));
        if (random.nextInt(3) > 0 || splitView()) {
            return;
        }
        // A pair that has never spoken is rare by now, and has a lie of its own: it is taken where there is one.
        List<SimulatedZone> speechless = world.zones().stream()
                .filter(zone -> speechless(zone).isPresent())
                .toList();
        SimulatedZone liar = any(speechless.isEmpty() ? world.zones() : speechless);
        SimulatedZone victim = speechless(liar).orElseGet(() -> any(liar.partners()));
        world.invariants().isLiar(liar);
        for (int attempt = 0; attempt < 20; attempt++) {
            List<Liar.Lie> occasions = new Liar(liar, victim).occasions();
            List<Replica> ears = victim.running();
            if (!occasions.isEmpty()
                    && !ears.isEmpty()
                    && any(ears).link(liar.code()).isOpen()) {
                Link ear = any(ears).link(liar.code());
                if (ear.isOpen()) {
                    new Liar(liar, victim).tell(any(occasions), ear);
                    world.end(liar, victim);
                    return;
                }
            }
            pass(Duration.ofSeconds(20));
        }
        world.invariants().isHonestAfterAll(liar);
    }

    /** A zone shows two partners different public logs; these repeat to each other what they saw. */
    private boolean splitView() {
        SimulatedZone liar = any(world.zones());
        for (SimulatedZone one : liar.partners()) {
            for (SimulatedZone other : one.partners()) {
                if (liar.partners().contains(other)) {
                    new SplitView(world, liar, one, other).show(business, this::pass);
                    return true;
                }
            }
        }
        return false;
    }

    /** All faults end; clocks are set, processes run, attachments arrive. */
    void heal() {
        world.say("the network heals");
        world.heal();
        business.commitAll();
        for (SimulatedZone zone : world.zones()) {
            zone.comeBack();
            zone.skew(Duration.ofMillis(random.nextInt(-20_000, 20_001)));
            zone.replicas().forEach(world::start);
            for (SimulatedZone partner : zone.partners()) {
                business.completeAttachments(zone, partner);
            }
        }
        for (SimulatedZone zone : world.zones()) {
            for (Replica replica : zone.replicas()) {
                replica.dieAt(Replica.CrashPoint.NONE);
                replica.links().forEach(Link::poke);
            }
        }
        lie();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
