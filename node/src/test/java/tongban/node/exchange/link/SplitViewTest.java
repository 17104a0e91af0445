package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicLogState.Standing;
import tongban.node.exchange.SplitViewFound;
import tongban.node.trial.LyingDoor;
import tongban.node.zone.Partner;
import tongban.verifier.command.CommandRun;

/** A zone that shows two public logs, each validly signed, to two readers who speak with each other. */
@Timeout(120)
class SplitViewTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ZoneOfTest liar = ZoneOfTest.of("yanshi-l", Suite.SM2_SM3, RANDOM);

    private static void knows(NodeOfTest node, Partner partner) {
        node.known().add(partner);
        node.channels().join(partner);
    }

    private static void say(NodeOfTest from, NodeOfTest to) {
        from.tell(to, Message.of(TopicOfTest.TOPIC, "work".getBytes(StandardCharsets.UTF_8), Instant.now()));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "2, 5", "6, 3"})
    void aSplitViewIsFoundAndItsEvidenceConvincesTheVerifier(int shown, int shownToOther, @TempDir Path folder)
            throws Exception {
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM));
                NodeOfTest c = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-c", Suite.SM2_SM3, RANDOM));
                LyingDoor one = liar.lies("first", shown);
                LyingDoor other = liar.lies("second", shownToOther)) {
            knows(b, liar.asPartnerOf(b.zone().code(), ZoneOfTest.address(one)));
            knows(c, liar.asPartnerOf(c.zone().code(), ZoneOfTest.address(other)));
            b.hasPublic(liar, shown);
            c.hasPublic(liar, shownToOther);
            b.joins(c);
            c.joins(b);
            Awaitility.await()
                    .pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> {
                        say(b, c);
                        say(c, b);
                        return Stream.of(b, c)
                                .anyMatch(node -> !node.publicTopic().lies().isEmpty());
                    });
            NodeOfTest finder = b.publicTopic().lies().isEmpty() ? c : b;
            SplitViewFound lie = finder.publicTopic().lies().getFirst();
            assertThat(lie.zone()).isEqualTo(liar.code());
            assertThat(lie.teller()).hasValue((finder == b ? c : b).zone().code());
            assertThat(finder.publicLog(liar).standing()).isEqualTo(Standing.DIFFERS);
            assertThat(finder.publicLogs().evidence(liar.code())).contains(lie.evidence());
            Files.write(folder.resolve("split.evidence"), lie.evidence());
            // The export names the seal key, which evidence alone does not carry.
            try (OutputStream out = Files.newOutputStream(folder.resolve("copy.tbx"))) {
                finder.publicLogs().export(liar.code(), out);
            }
            CommandRun audit = CommandRun.of("audit", "--json", folder.toString());
            assertThat(audit.exit()).as(audit.out() + audit.err()).isEqualTo(1);
            assertThat(audit.out()).contains("\"kind\":\"fork\"", "\"verdict\":\"proven\"");
        }
    }

    @Test
    void aZoneThatRewritesItsOwnLogIsFoundByOneReaderAlone() throws Exception {
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM));
                LyingDoor first = liar.lies("first", 3);
                LyingDoor second = liar.lies("second", 3)) {
            knows(b, liar.asPartnerOf(b.zone().code(), ZoneOfTest.address(first)));
            b.hasPublic(liar, 3);
            knows(b, liar.asPartnerOf(b.zone().code(), ZoneOfTest.address(second)));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> b.publicLog(liar).standing().equals(Standing.DIFFERS));
            assertThat(b.publicTopic().lies()).hasSize(1);
        }
    }

    @Test
    void aPartnerThatMakesUpAHeadAccusesNobody() throws Exception {
        ZoneOfTest honest = liar;
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM));
                LyingDoor door = honest.lies("only", 3);
                LyingDoor madeUp =
                        ZoneOfTest.of("yanshi-l", Suite.SM2_SM3, RANDOM).lies("made up", 4)) {
            knows(b, honest.asPartnerOf(b.zone().code(), ZoneOfTest.address(door)));
            ZoneOfTest teller = ZoneOfTest.of("yanshi-t", Suite.SM2_SM3, RANDOM);
            knows(b, teller.asPartnerOf(b.zone().code(), ZoneOfTest.address(madeUp)));
            b.hasPublic(honest, 3);
            b.context().getBean(PublicSide.class).seen(teller.code(), java.util.List.of(madeUp.head()));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> madeUp.asked() > 0);
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> b.publicTopic().lies().isEmpty()
                            && b.publicLog(honest).evidence() == 0
                            && b.publicLog(honest).standing() == Standing.AGREES);
        }
    }
}
