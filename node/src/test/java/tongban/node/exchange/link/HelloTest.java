package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
            anInterfaceAsksForItsCallersToken(a, b);
        }
    }

    private static void anInterfaceAsksForItsCallersToken(NodeOfTest a, NodeOfTest b) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + a.context().getEnvironment().getProperty("local.server.port") + "/api/exchange/v1/"
                        + b.zone().code() + "/hello"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"n\":1}"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            request.header("Authorization", "Bearer " + NodeOfTest.TOKEN);
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"n\":1");
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
