package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicChannel;
import tongban.node.exchange.PublicLogState.Standing;
import tongban.node.zone.Partner;
import tongban.node.zone.ThisZone;
import tongban.verifier.command.CommandRun;

/** A public log after restarts, after the restore of an older database, and over a change of the node key. */
@Timeout(120)
class PublicRestoreTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ZoneOfTest zoneA = ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, RANDOM);
    private final ZoneOfTest zoneB = ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM);

    private static Message state(String words) {
        return Message.of(PublicTopicOfTest.TOPIC, words.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    private NodeOfTest startA(EmbeddedPostgres postgres, ThisZone self, NodeOfTest b) {
        List<Partner> known = new CopyOnWriteArrayList<>();
        known.add(zoneB.asPartnerOf(zoneA.code(), b.address()));
        NodeOfTest a = NodeOfTest.start(postgres, zoneA, self, known);
        b.joins(a);
        return a;
    }

    private static void sql(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static void audit(Path folder, NodeOfTest node, ZoneOfTest of) throws Exception {
        try (OutputStream out =
                Files.newOutputStream(folder.resolve("public-" + node.zone().code() + ".tbx"))) {
            node.publicLogs().export(of.code(), out);
        }
        CommandRun audit = CommandRun.of("audit", folder.toString());
        assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    }

    @Test
    void anOlderDatabaseFetchesItsPublicLogBackBeforeItSpeaks(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest b = NodeOfTest.start(postgres, zoneB)) {
            String name = NodeOfTest.database(postgres, zoneA.code());
            try (NodeOfTest a = startA(postgres, zoneA, b)) {
                a.publish(state("one"));
                a.publish(state("two"));
                b.hasPublic(zoneA, 2);
            }
            sql(postgres, "create database older template " + name);
            try (NodeOfTest a = startA(postgres, zoneA, b)) {
                IntStream.range(0, 300).forEach(i -> a.publish(state("lost " + i)));
                b.hasPublic(zoneA, 302);
            }
            sql(postgres, "drop database " + name, "alter database older rename to " + name);
            try (NodeOfTest a = startA(postgres, zoneA, b)) {
                a.publish(state("after"));
                a.hasPublic(zoneA, 303);
                b.hasPublic(zoneA, 303);
                assertThat(a.publicLog(zoneA).root())
                        .isEqualTo(b.publicLog(zoneA).root());
                assertThat(a.publicLog(zoneA).standing()).isEqualTo(Standing.AGREES);
                assertThat(b.publicLog(zoneA).evidence()).isZero();
                assertThat(b.publicTopic().heard())
                        .hasSize(303)
                        .startsWith("yanshi-a one", "yanshi-a two", "yanshi-a lost 0")
                        .endsWith("yanshi-a lost 299", "yanshi-a after");
                audit(folder, a, zoneA);
                audit(folder, b, zoneA);
            }
        }
    }

    @Test
    void withoutAnyPartnerThatAnswersTheLogStaysSilentAndLosesNothing() throws Exception {
        try (EmbeddedPostgres postgres = PostgresAtTest.start()) {
            NodeOfTest b = NodeOfTest.start(postgres, zoneB);
            var address = b.address();
            b.close();
            List<Partner> known = new CopyOnWriteArrayList<>();
            known.add(zoneB.asPartnerOf(zoneA.code(), address));
            try (NodeOfTest a = NodeOfTest.start(postgres, zoneA, known)) {
                a.publish(state("waits"));
                Awaitility.await()
                        .during(Duration.ofSeconds(4))
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> a.publicLogs().state(zoneA.code()).stream()
                                .allMatch(log -> log.standing() == Standing.SILENT && log.size() == 0));
                assertThat(a.context().getBean(PublicChannel.class).read(0)).isEmpty();
                try (NodeOfTest again = NodeOfTest.start(postgres, zoneB)) {
                    again.joins(a);
                    a.joins(again);
                    again.hasPublic(zoneA, 1);
                }
            }
        }
    }

    @Test
    void aReaderFollowsOverAChangeOfTheNodeKeyAndItIsFetchedBackToo(@TempDir Path folder) throws Exception {
        RenewedZone self = RenewedZone.of(zoneA, RANDOM);
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest b = NodeOfTest.start(postgres, zoneB)) {
            String name = NodeOfTest.database(postgres, zoneA.code());
            try (NodeOfTest a = startA(postgres, zoneA, b)) {
                a.publish(state("old key"));
                b.hasPublic(zoneA, 1);
            }
            sql(postgres, "create database older template " + name);
            try (NodeOfTest a = startA(postgres, self, b)) {
                b.hasPublic(zoneA, 2);
                a.publish(state("new key"));
                b.hasPublic(zoneA, 3);
            }
            sql(postgres, "drop database " + name, "alter database older rename to " + name);
            try (NodeOfTest a = startA(postgres, self, b)) {
                a.publish(state("newer"));
                b.hasPublic(zoneA, 4);
                assertThat(b.publicTopic().heard())
                        .containsExactly("yanshi-a old key", "yanshi-a new key", "yanshi-a newer");
                audit(folder, a, zoneA);
                audit(folder, b, zoneA);
            }
        }
    }
}
