package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Attachments;
import tongban.node.exchange.Channels.Direction;
import tongban.node.exchange.Message;
import tongban.node.exchange.WaitingMessage;
import tongban.node.exchange.hello.HelloHandler;
import tongban.verifier.command.CommandRun;

/** The rules of docs/protocol/channel-1.md between two whole nodes on a real database. */
@Timeout(120)
class ChannelRulesTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final NodeOfTest A = NodeOfTest.start(POSTGRES, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, RANDOM));
    private static final NodeOfTest B =
            NodeOfTest.start(POSTGRES, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM));

    private static EmbeddedPostgres postgres() {
        try {
            return PostgresAtTest.start();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @BeforeAll
    static void theyKnowEachOther() {
        A.joins(B);
        B.joins(A);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> A.channels()
                        .state(B.zone().code())
                        .filter(state -> state.open())
                        .isPresent());
    }

    @AfterAll
    static void theyStop() throws IOException {
        A.close();
        B.close();
        POSTGRES.close();
    }

    private static Message note(String words) {
        return Message.of(TopicOfTest.TOPIC, words.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    @Test
    void whatIsToldHasItsEffectOnceAndInOrder() {
        OrderingKey key = OrderingKey.random(RANDOM);
        List<String> said = IntStream.range(0, 700).mapToObj(i -> "told " + i).toList();
        said.forEach(words -> A.tell(B, note(words).inOrderOf(key)));
        A.settlesWith(B);
        assertThat(B.topic().effects().stream().filter(words -> words.startsWith("told ")))
                .isEqualTo(said);
    }

    @Test
    void whatARolledBackTransactionToldNeverLeaves() {
        TransactionTemplate transaction =
                new TransactionTemplate(A.context().getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            A.channels().tell(B.zone().code(), note("never"));
            status.setRollbackOnly();
        });
        A.tell(B, note("after never"));
        Awaitility.await().until(() -> B.topic().effects().contains("after never"));
        assertThat(B.topic().effects()).doesNotContain("never");
    }

    @Test
    void tellOutsideATransactionIsABug() {
        assertThatThrownBy(() -> A.channels().tell(B.zone().code(), note("alone")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void whatCrashesItsHandlerIsSetAsideWithItsKeyAndOtherKeysGoOn() {
        OrderingKey sick = OrderingKey.random(RANDOM);
        A.tell(B, note("broken one").inOrderOf(sick));
        A.tell(B, note("behind it").inOrderOf(sick));
        A.tell(B, note("another key"));
        A.settlesWith(B);
        Awaitility.await().until(() -> B.topic().effects().contains("another key"));
        assertThat(B.topic().effects()).doesNotContain("broken one", "behind it");
        assertThat(B.channels().waiting(A.zone().code()))
                .extracting(WaitingMessage::reason)
                .containsExactly("SET_ASIDE", "BEHIND");
        assertThat(B.stateWith(A).waiting()).isEqualTo(2);

        B.topic().repair();
        assertThat(B.channels().retry(A.zone().code(), sick, false)).isEqualTo(2);
        assertThat(B.topic().effects()).containsSubsequence("broken one", "behind it");
        assertThat(B.channels().waiting(A.zone().code())).isEmpty();
    }

    @Test
    void aQuestionWhoseTimeHasPassedIsNotSent() throws Exception {
        Instant now = Instant.now();
        Message late = Message.of(HelloHandler.TOPIC, "{}".getBytes(StandardCharsets.UTF_8), now)
                .before(now.minusSeconds(1));
        Answer answer = A.channels().ask(B.zone().code(), late).get(20, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(answer).isInstanceOf(Answer.NotSent.class);
    }

    @Test
    void aMessageWaitsForItsAttachmentAndThenHasItsEffect() throws Exception {
        byte[] content = new byte[3_500_000];
        new java.util.Random(7).nextBytes(content);
        Attachments own = A.context().getBean(Attachments.class);
        Attachment attachment = own.store(new ByteArrayInputStream(content));
        Message message = new Message(
                TopicOfTest.TOPIC,
                Optional.of(OrderingKey.random(RANDOM)),
                "with attachment".getBytes(StandardCharsets.UTF_8),
                Instant.now(),
                Optional.empty(),
                List.of(attachment));
        A.tell(B, message);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> B.topic().effects().contains("with attachment"));
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        B.context().getBean(Attachments.class).write(attachment, came);
        assertThat(came.toByteArray()).isEqualTo(content);
    }

    @Test
    void bothLogsAndOneProofConvinceTheVerifier(@TempDir Path folder) throws Exception {
        A.tell(B, note("for the auditor"));
        A.settlesWith(B);
        for (NodeOfTest node : List.of(A, B)) {
            NodeOfTest other = node == A ? B : A;
            for (Direction direction : Direction.values()) {
                try (OutputStream out =
                        Files.newOutputStream(folder.resolve(node.zone().code() + "-" + direction + ".tbx"))) {
                    node.channels().export(other.zone().code(), direction, out);
                }
            }
        }
        Path proof = folder.resolve("yanshi-a-0.proof");
        Files.write(
                proof,
                A.channels().proof(B.zone().code(), Direction.OUTGOING, 0, true).orElseThrow());
        CommandRun audit = CommandRun.of("audit", folder.toString());
        assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
        CommandRun check = CommandRun.of("audit", "check", proof.toString());
        assertThat(check.exit()).as(check.out() + check.err()).isZero();
    }
}
