package tongban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import tongban.simulation.Coverage.Seen;

/** Backups, and databases that are restored from them: one, or two partners one soon after the other. */
final class Restores {

    private static final Duration BACKUP_AGE_MAX = Duration.ofHours(2);

    private final World world;
    private final RandomGenerator random;
    private final Business business;
    private final Operators operators;

    Restores(World world, Business business, Operators operators) {
        this.world = world;
        this.random = world.random();
        this.business = business;
        this.operators = operators;
    }

    void backup(SimulatedZone zone) {
        zone.backups()
                .add(new SimulatedZone.Backup(
                        world.timeline().now(), zone.database().snapshot()));
        world.say(zone + " takes a backup");
    }

    void restore(SimulatedZone zone) {
        Instant oldest = world.timeline().now().minus(BACKUP_AGE_MAX);
        zone.backups().removeIf(backup -> backup.taken().isBefore(oldest));
        if (zone.backups().isEmpty()) {
            backup(zone);
            return;
        }
        SimulatedZone.Backup backup = any(zone.backups());
        SimulatedZone partner = any(zone.partners());
        boolean both = random.nextInt(5) == 0;
        if (both) {
            backup(partner);
        }
        if (both || random.nextBoolean()) {
            sayLastWords(zone, partner);
        }
        restore(zone, backup);
        if (both) {
            SimulatedZone.Backup forgetful = partner.backups().getLast();
            world.timeline().inMillis(1000 + random.nextInt(60_000), () -> restoreToo(partner, forgetful));
        }
    }

    /**
     * A partner that is restored soon after forgets what it noted of the other's restore. A backup of a life that was
     * given up meanwhile is not taken: what both zones lost and one of them said anew cannot come back.
     */
    private void restoreToo(SimulatedZone zone, SimulatedZone.Backup backup) {
        if (world.hasFaults() && zone.backups().contains(backup)) {
            restore(zone, backup);
        }
    }

    private void restore(SimulatedZone zone, SimulatedZone.Backup backup) {
        world.say(zone + " is restored from " + backup.taken());
        world.coverage().count(Seen.RESTORES);
        business.rollBack(zone);
        world.invariants().restored(zone);
        zone.restore(backup);
        for (Replica replica : zone.replicas()) {
            world.timeline().inMillis(1000 + random.nextInt(20_000), () -> world.start(replica));
        }
        // People look at once whether all is there again.
        for (SimulatedZone partner : zone.partners()) {
            for (int look = 0; look < 3; look++) {
                world.timeline().inMillis(1000 + random.nextInt(30_000), () -> operators.look(zone, partner));
            }
        }
    }

    /** What the zone says just before is still on its way when it has been restored and has begun anew. */
    private void sayLastWords(SimulatedZone zone, SimulatedZone partner) {
        business.act(zone, partner);
        world.network().delayNext();
        Instant until = world.timeline().now().plus(Duration.ofMillis(2));
        while (world.timeline().step(until)) {
            // Everything that is due until then happens.
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
