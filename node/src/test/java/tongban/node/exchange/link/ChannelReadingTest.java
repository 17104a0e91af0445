package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Message;
import tongban.verifier.command.CommandRun;

/** What a program with a token reads of the channels, over HTTP. */
@Timeout(120)
class ChannelReadingTest {

    @Test
    void aProgramReadsStateLogAndProofAndNobodyElseDoes(@TempDir Path folder) throws Exception {
        SecureRandom random = new SecureRandom();
        try (EmbeddedPostgres postgres = PostgresAtTest.start();
                NodeOfTest a = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, random));
                NodeOfTest b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, random));
                HttpClient client = HttpClient.newHttpClient()) {
            a.joins(b);
            b.joins(a);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> ask(client, request(a, "/hello").POST(HttpRequest.BodyPublishers.ofString("1")))
                                    .statusCode()
                            == 200);
            HttpResponse<byte[]> state = ask(client, request(a, "/channel"));
            assertThat(state.statusCode()).isEqualTo(200);
            assertThat(new String(state.body(), StandardCharsets.UTF_8))
                    .contains("\"partner\":\"yanshi-b\"", "\"open\":true", "\"incoming\":{\"size\":");
            for (String part : new String[] {"incoming", "outgoing"}) {
                Files.write(
                        folder.resolve(part + ".tbx"),
                        ask(client, request(a, "/" + part)).body());
            }
            CommandRun audit = CommandRun.of("audit", folder.toString());
            assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
            Path proof = folder.resolve("one.proof");
            Files.write(proof, ask(client, request(a, "/incoming/0")).body());
            assertThat(CommandRun.of("audit", "check", proof.toString()).exit()).isZero();
            othersAreRefused(a, client);
            publicLogsAreRead(a, b, client, folder);
        }
    }

    private static void publicLogsAreRead(NodeOfTest a, NodeOfTest b, HttpClient client, Path folder) throws Exception {
        assertThat(ask(client, publicRequest(a, "yanshi-b/log")).statusCode()).isEqualTo(404);
        b.publish(Message.of(PublicTopicOfTest.TOPIC, new byte[] {1}, Instant.now()));
        a.hasPublic(b.zone(), 1);
        assertThat(new String(ask(client, publicRequest(a, "yanshi-b")).body(), StandardCharsets.UTF_8))
                .contains("\"zone\":\"yanshi-b\"", "\"size\":1", "\"standing\":\"agrees\"", "\"evidence\":0");
        Path log = folder.resolve("public.tbx");
        Files.write(log, ask(client, publicRequest(a, "yanshi-b/log")).body());
        assertThat(CommandRun.of("audit", log.toString()).exit()).isZero();
        for (String nothing : List.of("yanshi-b/evidence/1", "yanshi-x", "yanshi-b/nothing", "")) {
            assertThat(ask(client, publicRequest(a, nothing)).statusCode())
                    .as(nothing)
                    .isEqualTo(404);
        }
        assertThat(ask(client, HttpRequest.newBuilder(address(a, "public/yanshi-b")))
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpRequest.Builder publicRequest(NodeOfTest node, String path) {
        return HttpRequest.newBuilder(address(node, "public/" + path))
                .header("Authorization", "Bearer " + NodeOfTest.TOKEN);
    }

    private static void othersAreRefused(NodeOfTest a, HttpClient client) throws Exception {
        assertThat(ask(client, request(a, "/incoming/999")).statusCode()).isEqualTo(404);
        assertThat(ask(client, request(a, "/nothing")).statusCode()).isEqualTo(404);
        assertThat(ask(
                                client,
                                HttpRequest.newBuilder(address(a, "yanshi-x/channel"))
                                        .header("Authorization", "Bearer " + NodeOfTest.TOKEN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask(client, HttpRequest.newBuilder(address(a, "yanshi-b/channel")))
                        .statusCode())
                .isEqualTo(401);
    }

    private static URI address(NodeOfTest node, String path) {
        return URI.create("http://127.0.0.1:" + node.context().getEnvironment().getProperty("local.server.port")
                + "/api/exchange/v1/" + path);
    }

    private static HttpRequest.Builder request(NodeOfTest node, String path) {
        return HttpRequest.newBuilder(address(node, "yanshi-b" + path))
                .header("Authorization", "Bearer " + NodeOfTest.TOKEN);
    }

    private static HttpResponse<byte[]> ask(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
