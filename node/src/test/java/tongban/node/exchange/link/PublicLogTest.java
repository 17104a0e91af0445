package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.exchange.PublicReader;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicChannel;
import tongban.node.exchange.PublicEntry;
import tongban.node.exchange.PublicLogState;
import tongban.node.exchange.PublicLogState.Standing;
import tongban.verifier.command.CommandRun;

/** Public logs of two whole nodes on a real database (docs/protocol/channel-1.md, 13). */
@Timeout(120)
class PublicLogTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
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
        for (NodeOfTest node : List.of(A, B)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> node.publicLog(node.zone()).standing() == Standing.AGREES);
        }
    }

    @AfterAll
    static void theyStop() throws IOException {
        HTTP.close();
        A.close();
        B.close();
        POSTGRES.close();
    }

    private static Message state(String words) {
        return Message.of(PublicTopicOfTest.TOPIC, words.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    private static long size(NodeOfTest node) {
        return node.publicLog(node.zone()).size();
    }

    private static HttpResponse<byte[]> get(NodeOfTest node, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(node.address().resolve("/exchange/v1/public" + path))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Publishes and waits until the entries have their place. */
    private static long publish(NodeOfTest node, List<String> words) {
        long before = size(node);
        words.forEach(said -> node.publish(state(said)));
        node.hasPublic(node.zone(), before + words.size());
        return before;
    }

    @Test
    void whatAZonePublishesIsHeardOnceAndInOrderByItsPartner() {
        List<String> said = IntStream.range(0, 600).mapToObj(i -> "state " + i).toList();
        publish(A, said);
        B.hasPublic(A.zone(), size(A));
        PublicLogState copy = B.publicLog(A.zone());
        assertThat(copy.root()).isEqualTo(A.publicLog(A.zone()).root());
        assertThat(copy.standing()).isEqualTo(Standing.AGREES);
        assertThat(copy.own()).isFalse();
        assertThat(B.publicTopic().heard().stream().filter(words -> words.startsWith("yanshi-a state ")))
                .isEqualTo(said.stream().map(words -> "yanshi-a " + words).toList());
    }

    @Test
    void aReaderWhoHoldsNothingBeginsAtAnyIndex() throws Exception {
        publish(A, IntStream.range(0, 300).mapToObj(i -> "any " + i).toList());
        KeySchedule keys = KeySchedule.startingWith(A.zone().nodeKey());
        long size = size(A);
        for (long from : new long[] {0, 1, 7, size - 256, size - 1, size}) {
            HttpResponse<byte[]> response = get(A, "?from=" + from);
            Batch batch = Batch.decode(response.body()).orThrow();
            assertThat(batch.first()).isEqualTo(from);
            assertThat(PublicReader.holds(batch, keys, Instant.now()))
                    .as("from " + from)
                    .isTrue();
            boolean full = batch.entries().size() == 256;
            assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                    .contains(full ? "max-age" : "no-cache");
        }
        assertThat(Batch.decode(get(B, "/yanshi-a?from=0").body())).isNotNull();
    }

    @Test
    void aHeadThatThePartnerRepeatsIsReadAtOnce() {
        publish(A, List.of("told at once"));
        A.tell(B, Message.of(TopicOfTest.TOPIC, "look".getBytes(StandardCharsets.UTF_8), Instant.now()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> B.publicLog(A.zone()).size() == size(A));
    }

    @Test
    void whatARolledBackTransactionPublishedHasNoPlace() {
        TransactionTemplate transaction =
                new TransactionTemplate(A.context().getBean(PlatformTransactionManager.class));
        PublicChannel channel = A.context().getBean(PublicChannel.class);
        transaction.executeWithoutResult(status -> {
            channel.publish(state("never"));
            status.setRollbackOnly();
        });
        publish(A, List.of("after never"));
        List<PublicEntry> page = A.publicLogs().entries(A.zone().code(), size(A) - 1, 10);
        assertThat(page)
                .extracting(entry -> new String(entry.body().orElseThrow(), StandardCharsets.UTF_8))
                .containsExactly("after never");
        assertThatThrownBy(() -> channel.publish(state("alone"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> A.publish(state("late").before(Instant.now())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAModuleCannotHandleWaitsWithItsKeyAndIsTriedAgain() {
        OrderingKey key = OrderingKey.random(RANDOM);
        long before = size(B);
        B.publish(state("broken one").inOrderOf(key));
        B.publish(state("behind it").inOrderOf(key));
        B.publish(state("another key"));
        A.hasPublic(B.zone(), before + 3);
        assertThat(A.publicTopic().heard()).contains("yanshi-b another key").doesNotContain("yanshi-b behind it");
        assertThat(A.publicLog(B.zone()).waiting()).isEqualTo(2);
        A.publicTopic().repair();
        A.publicLogs().refresh();
        Awaitility.await().until(() -> A.publicLog(B.zone()).waiting() == 0);
        assertThat(A.publicTopic().heard()).containsSubsequence("yanshi-b broken one", "yanshi-b behind it");
    }

    @Test
    void logCopyAndProofConvinceTheVerifier(@TempDir Path folder) throws Exception {
        publish(A, List.of("for the auditor"));
        B.hasPublic(A.zone(), size(A));
        for (NodeOfTest node : List.of(A, B)) {
            Path file = folder.resolve(node.zone().code() + ".tbx");
            try (OutputStream out = Files.newOutputStream(file)) {
                node.publicLogs().export(A.zone().code(), out);
            }
        }
        CommandRun audit = CommandRun.of("audit", folder.toString());
        assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
        for (NodeOfTest node : List.of(A, B)) {
            Path proof = folder.resolve(node.zone().code() + ".proof");
            Files.write(proof, node.publicLogs().proof(A.zone().code(), 0, true).orElseThrow());
            CommandRun check = CommandRun.of("audit", "check", proof.toString());
            assertThat(check.exit()).as(check.out() + check.err()).isZero();
        }
        assertThat(A.publicLogs().proof(A.zone().code(), size(A), true)).isEmpty();
    }

    @Test
    void aNodeTellsWhatItHoldsOfItsOwnAndItsPartnersLog() throws Exception {
        publish(A, List.of("one", "two", "three"));
        B.hasPublic(A.zone(), size(A));
        for (NodeOfTest node : List.of(A, B)) {
            byte[] answer = get(node, "/yanshi-a?size=2").body();
            PublicHolding holding = PublicHolding.decode(answer).orThrow().orElseThrow();
            assertThat(holding.head().signedByAll(List.of(A.zone().nodeKey()))).isTrue();
            assertThat(holding.tie().earlier()).isEqualTo(2);
            assertThat(holding.tie()
                            .proves(
                                    new tongban.kernel.merkle.TreeHash(Suite.SM2_SM3),
                                    holding.earlierRoot(),
                                    holding.head().checkpoint().root()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', 400",
        "GET, ?from=-1, 400",
        "GET, ?from=01, 400",
        "GET, ?from=1e3, 400",
        "GET, ?from=9999999999999999999999, 400",
        "GET, ?from=0&from=1, 400",
        "GET, ?from=0&more=1, 400",
        "GET, ?size=0, 400",
        "GET, ?from=900000000000000000, 404",
        "GET, /yanshi-b?size=x, 400",
        "GET, /yanshi-b?from=900000000000000000, 404",
        "GET, /yanshi-z?size=0, 404",
        "GET, /YANSHI-B?size=0, 404",
        "GET, /public?size=0, 404",
        "GET, /yanshi-b/more?size=0, 404",
        "POST, ?from=0, 405",
        "DELETE, /yanshi-b?from=0, 405",
    })
    void whatIsNoQuestionGetsAProblemAndNoStack(String method, String path, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(A.address().resolve("/exchange/v1/public" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).isEqualTo(Optional.of("application/problem+json"));
        assertThat(response.body()).contains("urn:tongban:problem:", "traceId").doesNotContain("Exception");
    }

    @Test
    void noQuestionWhateverItsFormGetsAFaultOrChangesAnything() throws Exception {
        PublicLogState before = A.publicLog(A.zone());
        String alphabet = "0123456789azAZ-._~?&=/%20%00%ff";
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 1000; i++) {
            StringBuilder path = new StringBuilder(random.nextBoolean() ? "/yanshi-b?size=2" : "?from=0");
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                int at = random.nextInt(path.length() + 1);
                int to = random.nextBoolean() ? at : Math.min(path.length(), at + random.nextInt(4));
                int from = random.nextInt(alphabet.length() - 3);
                path.replace(at, to, alphabet.substring(from, from + 1 + random.nextInt(3)));
            }
            String asked = path.toString().replaceAll("%(?![0-9a-f]{2})", "");
            HttpResponse<byte[]> response = get(A, asked);
            assertThat(response.statusCode()).as(asked).isIn(200, 400, 404, 405);
        }
        assertThat(A.publicLog(A.zone()).size()).isEqualTo(before.size());
    }
}
