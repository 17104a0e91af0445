package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.seal.Suite;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Message;
import tongban.node.exchange.hello.HelloHandler;

@Timeout(60)
class HelloTest {

    @Test
    void aQuestionGetsTheSignedAnswerOfThePartner() throws Exception {
        SecureRandom random = new SecureRandom();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                NodeOfTest a = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, random));
                NodeOfTest b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, random))) {
            a.joins(b);
            b.joins(a);
            for (int i = 0; i < 3; i++) {
                Answer answer = hello(a, b, "您好 " + i);
                assertThat(answer).isInstanceOf(Answer.Answered.class);
                Answer.Answered answered = (Answer.Answered) answer;
                assertThat(new String(answered.body(), StandardCharsets.UTF_8)).contains("yanshi-b", "您好 " + i);
                assertThat(answered.index()).isEqualTo(i);
            }
            assertThat(a.channels().states()).hasSize(1);
        }
    }

    private static Answer hello(NodeOfTest a, NodeOfTest b, String words) throws Exception {
        Instant now = Instant.now();
        byte[] body = ("{\"words\":\"" + words + "\"}").getBytes(StandardCharsets.UTF_8);
        Message question = Message.of(HelloHandler.TOPIC, body, now).before(now.plusSeconds(20));
        for (int attempt = 0; ; attempt++) {
            try {
                return a.channels().ask(b.zone().code(), question).get(20, TimeUnit.SECONDS);
            } catch (tongban.node.exchange.Busy notYet) {
                assertThat(attempt).isLessThan(50);
                Thread.sleep(100);
            }
        }
    }
}
