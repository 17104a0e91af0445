package tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.verifier.command.CommandRun;

/** The drill of docs/operations.md: backup while both zones speak, loss of node and database, restore, and on. */
@Timeout(1800)
class BackupDrillTest {

    private static final Logger LOG = LoggerFactory.getLogger(BackupDrillTest.class);
    private static final Duration WITHIN = Duration.ofSeconds(240);
    private static final int SOME = 20;

    @Test
    void aZoneThatLostItsDatabaseComesBackFromItsBackup(@TempDir Path folder) throws Exception {
        try (RealPostgres postgres = RealPostgres.in(folder)) {
            List<KilledZone> zones = KilledZone.pair(folder, postgres, Instant.now());
            try {
                zones.forEach(KilledZone::start);
                zones.forEach(KilledZone::awaitReady);
                drill(zones.getFirst(), zones.getLast(), folder.resolve("backup"));
            } finally {
                for (KilledZone zone : zones) {
                    zone.stop();
                }
            }
        }
    }

    private static void drill(KilledZone lost, KilledZone other, Path backup) throws Exception {
        more(lost, other);
        String[] take = {"backup", "--zone", lost.zoneFile(), "--db", lost.url(), "--to", backup.toString(), "--json"};
        timed(0, "\"channels\":[\"", take);
        timed(2, "not empty", take);
        timed(0, "\"exit\":0", "backup", "--check", backup.toString(), "--json");
        String[] restore = {
            "restore", "--from", backup.toString(), "--zone", lost.zoneFile(), "--db", lost.url(), "--json"
        };
        timed(2, "Stop it first", restore);
        timed(2, "another seal key", with(restore, "--zone", other.zoneFile()));
        more(lost, other);

        lost.lose();
        timed(0, "\"channels\":[\"", restore);
        timed(2, "not empty", restore);
        long begun = System.nanoTime();
        lost.start();
        lost.awaitReady();
        more(lost, other);
        LOG.info("goes on {} ms after the start of its node", (System.nanoTime() - begun) / 1_000_000);
        lost.quiet();
        other.quiet();
        settle(lost, other);
        settle(other, lost);
        assertThat(lost.wrongs(other)).isEmpty();
        assertThat(other.wrongs(lost)).isEmpty();
        LOG.info(
                "told {} and {}, effects {} and {}",
                lost.told().size(),
                other.told().size(),
                lost.effects().size(),
                other.effects().size());
        spoil(backup);
    }

    private static String[] with(String[] words, String name, String value) {
        String[] all = words.clone();
        all[List.of(words).indexOf(name) + 1] = value;
        return all;
    }

    private static void spoil(Path backup) throws Exception {
        Files.writeString(backup.resolve("database.dump"), "x", StandardOpenOption.APPEND);
        timed(1, "\"unfit\":\"damaged\"", "backup", "--check", backup.toString(), "--json");
        Files.delete(backup.resolve("MANIFEST"));
        timed(1, "\"unfit\":\"no-manifest\"", "backup", "--check", backup.toString(), "--json");
    }

    private static void timed(int exit, String expected, String... words) {
        long begun = System.nanoTime();
        CommandRun run = CommandRun.of(words);
        LOG.info("{}: exit {} in {} ms", words[0], run.exit(), (System.nanoTime() - begun) / 1_000_000);
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit);
        assertThat(run.out() + run.err()).contains(expected);
    }

    /** Both hear more of each other. */
    private static void more(KilledZone one, KilledZone other) {
        long mine = one.effects().size();
        long theirs = other.effects().size();
        Awaitility.await()
                .atMost(WITHIN)
                .until(() ->
                        one.effects().size() > mine + SOME && other.effects().size() > theirs + SOME);
    }

    private static void settle(KilledZone from, KilledZone to) {
        Awaitility.await()
                .atMost(WITHIN)
                .untilAsserted(() -> assertThat(to.effects()).containsAll(from.told()));
        assertThat(to.effects()).doesNotHaveDuplicates();
    }
}
