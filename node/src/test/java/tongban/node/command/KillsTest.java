package tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.verifier.command.CommandRun;

/**
 * Two node processes on a real PostgreSQL 15, killed at random with their database while both tell and ask and cases
 * go from zone to zone, and one of them restored from an older backup in between. {@code
 * -Dtongban.kills=50} makes it long.
 */
@Timeout(3600)
class KillsTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillsTest.class);
    private static final long SEED = Long.getLong("tongban.kills.seed", 20_261_125);
    private static final int KILLS = Integer.getInteger("tongban.kills", 5);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(240);

    @Test
    void killedNodesAndDatabasesLoseNothingAndDoNothingTwice(@TempDir Path folder) throws Exception {
        try (RealPostgres postgres = RealPostgres.in(folder)) {
            List<KilledZone> zones = KilledZone.pair(folder, postgres, Instant.now());
            try (CasesUnderWay cases = new CasesUnderWay(zones)) {
                live(zones, postgres, cases);
                compare(zones.getFirst(), zones.getLast(), folder.resolve("exports"));
                LOG.info("{} cases, each whole at both ends", cases.compare(SETTLED_WITHIN));
            } finally {
                for (KilledZone zone : zones) {
                    zone.stop();
                }
            }
        }
    }

    /**
     * Starts both, and lets them tell and ask while everything is killed. Cases begin after the restore: what a zone
     * alone knew after its backup is gone with it, whoever was told otherwise.
     */
    private static void live(List<KilledZone> zones, RealPostgres postgres, CasesUnderWay cases) throws Exception {
        Random random = new Random(SEED);
        try (Askers askers = Askers.of(zones)) {
            zones.forEach(KilledZone::start);
            zones.forEach(KilledZone::awaitReady);
            Thread.sleep(2000);
            zones.getFirst().backUp();
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill == KILLS / 2) {
                    Thread.sleep(2000);
                    zones.getFirst().restore();
                    cases.begin();
                }
                strike(random, zones, postgres);
            }
            zones.forEach(KilledZone::awaitReady);
            long before = askers.answered();
            Awaitility.await().atMost(SETTLED_WITHIN).until(() -> askers.answered() > before + 10);
            assertThat(askers.wrongs()).isEmpty();
            cases.finish(SETTLED_WITHIN);
        }
        zones.forEach(KilledZone::quiet);
    }

    private static void compare(KilledZone a, KilledZone b, Path exports) throws Exception {
        settle(a, b);
        settle(b, a);
        assertThat(a.wrongs(b)).isEmpty();
        assertThat(b.wrongs(a)).isEmpty();
        assertThat(a.told().size() + b.told().size()).isGreaterThan(KILLS * 10);
        Files.createDirectory(exports);
        a.exportsTo(exports);
        b.exportsTo(exports);
        CommandRun audit = CommandRun.of("audit", exports.toString());
        assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
        LOG.info(
                "{} kills: told {} and {}, effects {} and {}",
                KILLS,
                a.told().size(),
                b.told().size(),
                a.effects().size(),
                b.effects().size());
    }

    /** Kills one, sometimes while another still starts, and starts it again. */
    private static void strike(Random random, List<KilledZone> zones, RealPostgres postgres) throws Exception {
        int victim = random.nextInt(3);
        if (random.nextBoolean()) {
            zones.forEach(KilledZone::awaitReady);
        }
        Thread.sleep(500 + random.nextInt(3000));
        if (victim == 2) {
            postgres.kill();
        } else {
            zones.get(victim).kill();
            Thread.sleep(random.nextInt(1500));
            zones.get(victim).start();
        }
    }

    /** All that one told and has committed has arrived at the other. */
    private static void settle(KilledZone from, KilledZone to) {
        Awaitility.await()
                .atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(to.effects()).containsAll(from.told()));
    }
}
