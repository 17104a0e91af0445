package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Message;
import tongban.node.zone.Partner;

/** Two replicas of one node on one database: one speaks, the other takes over. */
@Timeout(120)
class ReplicasTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void theOtherReplicaTakesOverWithinFiveSecondsAndNothingIsLostOrDoubled() throws Exception {
        ZoneOfTest zoneA = ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, RANDOM);
        ZoneOfTest zoneB = ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM);
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest b = NodeOfTest.start(postgres, zoneB)) {
            List<Partner> known = new CopyOnWriteArrayList<>();
            known.add(zoneB.asPartnerOf(zoneA.code(), b.address()));
            NodeOfTest first = NodeOfTest.start(postgres, zoneA, known);
            Awaitility.await().until(() -> first.channels().leads());
            try (NodeOfTest second = NodeOfTest.start(postgres, zoneA, known)) {
                assertThat(second.channels().leads()).isFalse();
                b.known().add(zoneA.asPartnerOf(zoneB.code(), first.address()));
                b.channels().join(b.known().getFirst());
                OrderingKey key = OrderingKey.random(RANDOM);
                List<String> said =
                        IntStream.range(0, 40).mapToObj(i -> "said " + i).toList();
                // Any replica may tell; the one that leads sends.
                said.subList(0, 20).forEach(words -> second.tell(b, note(words, key)));
                Awaitility.await().until(() -> b.topic().effects().size() == 20);
                said.subList(20, 40).forEach(words -> first.tell(b, note(words, key)));
                first.close();
                long stopped = System.nanoTime();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> second.channels().leads());
                assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(5));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> b.topic().effects().size() >= 40);
                assertThat(b.topic().effects()).isEqualTo(said);
            }
        }
    }

    private static Message note(String words, OrderingKey key) {
        return Message.of(TopicOfTest.TOPIC, words.getBytes(StandardCharsets.UTF_8), Instant.now())
                .inOrderOf(key);
    }
}
