package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Message;
import tongban.node.exchange.hello.HelloHandler;
import tongban.node.web.Trace;

@Timeout(120)
class HelloTest {

    @Test
    void aQuestionGetsTheSignedAnswerOfThePartner() throws Exception {
        SecureRandom random = new SecureRandom();
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
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
            oneTraceIdLeadsThroughBothZones(a, b);
            aProblemAtTheDoorNamesTheTraceOfItsSender(b);
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

    private static void oneTraceIdLeadsThroughBothZones(NodeOfTest a, NodeOfTest b) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                // Otherwise the event would tell the context of the thread that reads it.
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        Logger logger = (Logger) LoggerFactory.getLogger("tongban.node.exchange");
        log.start();
        logger.addAppender(log);
        try (HttpClient client = HttpClient.newHttpClient()) {
            String told = "4bf92f3577b34da6a3ce929d0e0e4736";
            HttpResponse<String> answer = client.send(traced(a, b, told, "01"), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Trace-Id")).hasValue(told);
            // Both nodes write into one log here; a line names the partner of the node that writes it.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(lines(log, told))
                            .anyMatch(line -> line.startsWith(b.zone().code() + ": asks"))
                            .anyMatch(line -> line.startsWith(b.zone().code() + ": sent 1 entries"))
                            .anyMatch(line -> line.startsWith(a.zone().code() + ": took 1 entries"))
                            .noneMatch(line -> line.contains("secret")));
            String untold = "5bf92f3577b34da6a3ce929d0e0e4736";
            assertThat(client.send(traced(a, b, untold, "00"), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(lines(log, untold)).isEmpty();
            aProblemOfACallerHasItsTrace(a, client, log);
        } finally {
            logger.detachAppender(log);
        }
    }

    private static void aProblemOfACallerHasItsTrace(NodeOfTest a, HttpClient client, ListAppender<ILoggingEvent> log)
            throws Exception {
        String wrong = "6bf92f3577b34da6a3ce929d0e0e4736";
        HttpRequest nobody = HttpRequest.newBuilder(URI.create(address(a) + "/api/exchange/v1/yanshi-x/hello"))
                .header("Authorization", "Bearer " + NodeOfTest.TOKEN)
                .header("traceparent", "00-" + wrong + "-00f067aa0ba902b7-00")
                .POST(HttpRequest.BodyPublishers.ofString("1"))
                .build();
        HttpResponse<String> problem = client.send(nobody, HttpResponse.BodyHandlers.ofString());
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.body()).contains("\"traceId\":\"" + wrong + "\"");
        assertThat(lines(log, wrong)).anyMatch(line -> line.startsWith("problem " + wrong + " 404"));
    }

    private static void aProblemAtTheDoorNamesTheTraceOfItsSender(NodeOfTest b) throws Exception {
        String id = "7bf92f3577b34da6a3ce929d0e0e4736";
        HttpRequest request = HttpRequest.newBuilder(URI.create(b.address() + "/exchange/v1/yanshi-x"))
                .header("traceparent", "00-" + id + "-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"traceId\":\"" + id + "\"");
            assertThat(answer.headers().allValues("Trace-Id")).containsExactly(id);
        }
    }

    private static HttpRequest traced(NodeOfTest a, NodeOfTest b, String id, String flags) {
        return HttpRequest.newBuilder(
                        URI.create(address(a) + "/api/exchange/v1/" + b.zone().code() + "/hello"))
                .header("Authorization", "Bearer " + NodeOfTest.TOKEN)
                .header("traceparent", "00-" + id + "-00f067aa0ba902b7-" + flags)
                .POST(HttpRequest.BodyPublishers.ofString("\"secret\""))
                .build();
    }

    private static List<String> lines(ListAppender<ILoggingEvent> log, String trace) {
        return List.copyOf(log.list).stream()
                .filter(event -> trace.equals(event.getMDCPropertyMap().get(Trace.NAME)))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String address(NodeOfTest node) {
        return "http://127.0.0.1:" + node.context().getEnvironment().getProperty("local.server.port");
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
