package tongban.node.exchange.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term.AllowedTopic;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Hello;

/** Two whole nodes come to an agreement over their channels, and speak under it until one suspends it. */
@Timeout(120)
class HelloUnderAgreementTest {

    @Test
    void helloPassesFromTheLastSignatureToTheSuspension() throws Exception {
        SecureRandom random = new SecureRandom();
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest a =
                        NodeOfTest.startUnderAgreements(postgres, ZoneOfTest.of("yanshi-c", Suite.SM2_SM3, random));
                NodeOfTest b = NodeOfTest.startUnderAgreements(
                        postgres, ZoneOfTest.of("yanshi-d", Suite.ED25519_SHA256, random))) {
            a.joins(b);
            b.joins(a);
            assertThat(hello(a, b)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo("compact-missing");
                assertThat(refused.index()).isEqualTo(-1);
            });
            CompactId id = agreed(a, b);
            assertThat(hello(a, b)).isInstanceOf(Answer.Answered.class);
            assertThat(hello(b, a)).isInstanceOf(Answer.Answered.class);

            done(compacts(b).suspend(id, "演示：核查", b.zone().sealKey()));
            assertThat(hello(a, b)).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.provision())
                        .hasValueSatisfying(article -> assertThat(article).contains("《演示协议》第1条（互相问候）"));
                assertThat(refused.sentence()).contains("yanshi-d", "演示：核查");
            });
        }
    }

    private static CompactId agreed(NodeOfTest a, NodeOfTest b) {
        LocalDate today = LocalDate.ofInstant(Instant.now(), LegalClock.BEIJING);
        Article article = new Article(1, "互相问候", "Hello", List.of(new AllowedTopic(Hello.TOPIC, Direction.ANY)));
        Compact compact = new Compact(
                "演示协议",
                "Agreement of test",
                List.of(a.zone().code(), b.zone().code()),
                today,
                today.plusYears(1),
                Optional.empty(),
                List.of(article));
        done(compacts(a).draft(compact.text().getBytes(UTF_8)));
        done(compacts(a).sign(compact.id(), a.zone().sealKey()));
        within(() -> compacts(b).find(compact.id()).isPresent());
        done(compacts(b).sign(compact.id(), b.zone().sealKey()));
        within(() -> compacts(a).find(compact.id()).orElseThrow().state(Instant.now()) instanceof CompactState.InForce);
        return compact.id();
    }

    private static void within(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }

    private static Compacts compacts(NodeOfTest node) {
        return node.context().getBean(Compacts.class);
    }

    private static void done(Deed deed) {
        assertThat(deed).isInstanceOf(Deed.Done.class);
    }

    private static Answer hello(NodeOfTest from, NodeOfTest to) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return from.context()
                        .getBean(Hello.class)
                        .say(to.zone().code(), "\"您好\"".getBytes(UTF_8))
                        .get(20, TimeUnit.SECONDS);
            } catch (Busy notYet) {
                assertThat(attempt).isLessThan(50);
                Thread.sleep(100);
            }
        }
    }
}
