package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Message;
import tongban.node.exchange.hello.HelloHandler;

/** What Prometheus gets of two nodes that talk, one of which has a partner that is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class MetersTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path OPERATIONS = Path.of("../docs/operations.md");
    private static final Path ALERTS = Path.of("../docs/operations/alerts.yaml");
    private static final Pattern METRIC = Pattern.compile("\\btongban_[a-z_]+\\b");

    private EmbeddedPostgres postgres;
    private NodeOfTest a;
    private NodeOfTest b;

    @BeforeAll
    void start() throws Exception {
        postgres = PostgresAtTest.start();
        a = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, RANDOM));
        b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM));
        a.joins(b);
        b.joins(a);
        ZoneOfTest away = ZoneOfTest.of("yanshi-w", Suite.SM2_SM3, RANDOM);
        a.known().add(away.asPartnerOf(a.zone().code(), URI.create("http://127.0.0.1:1")));
        a.channels().join(a.known().getLast());
        a.known().forEach(partner -> a.context().publishEvent(new tongban.node.zone.PartnerJoined(partner)));
        b.known().forEach(partner -> b.context().publishEvent(new tongban.node.zone.PartnerJoined(partner)));
        for (String words : new String[] {"broken", "behind it", "behind it"}) {
            a.tell(b, note(words).inOrderOf(new OrderingKey(1, 1)));
        }
        Instant now = Instant.now();
        Message question = Message.of(HelloHandler.TOPIC, "{}".getBytes(StandardCharsets.UTF_8), now)
                .before(now.plusSeconds(20));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> a.channels().ask(b.zone().code(), question).get(20, TimeUnit.SECONDS) != null);
        a.settlesWith(b);
    }

    private static Message note(String words) {
        return Message.of(TopicOfTest.TOPIC, words.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    @AfterAll
    void stop() throws IOException {
        a.close();
        b.close();
        postgres.close();
    }

    private static String scrape(NodeOfTest node) throws Exception {
        URI address = URI.create("http://127.0.0.1:"
                + node.context().getEnvironment().getRequiredProperty("local.server.port") + "/actuator/prometheus");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private static double value(String scrape, String series) {
        return scrape.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in\n"
                        + scrape.lines()
                                .filter(line -> line.contains("tongban"))
                                .collect(Collectors.joining("\n"))));
    }

    @Test
    void showsWhatWentThroughEachChannelAndWhatWaits() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreException(AssertionError.class)
                .untilAsserted(() -> {
                    String at = scrape(b);
                    assertThat(value(at, "tongban_channel_set_aside{direction=\"incoming\",partner=\"yanshi-a\"}"))
                            .isEqualTo(1);
                    assertThat(value(at, "tongban_channel_parked{direction=\"incoming\",partner=\"yanshi-a\"}"))
                            .isEqualTo(2);
                });
        String of = scrape(a);
        double said = a.stateWith(b).outgoing().size();
        assertThat(value(of, "tongban_channel_entries{direction=\"outgoing\",partner=\"yanshi-b\"}"))
                .isEqualTo(said);
        assertThat(value(of, "tongban_channel_acknowledged{direction=\"outgoing\",partner=\"yanshi-b\"}"))
                .isEqualTo(said);
        assertThat(value(of, "tongban_channel_unacknowledged{direction=\"outgoing\",partner=\"yanshi-b\"}"))
                .isZero();
        assertThat(value(of, "tongban_exchange_entries_total{direction=\"outgoing\",partner=\"yanshi-b\"}"))
                .isGreaterThanOrEqualTo(said);
        assertThat(value(of, "tongban_exchange_asking_seconds_count{outcome=\"answered\",partner=\"yanshi-b\"}"))
                .isEqualTo(1);
        assertThat(value(of, "tongban_channel_open{partner=\"yanshi-b\"}")).isEqualTo(1);
        assertThat(value(of, "tongban_channel_contact_age_seconds{partner=\"yanshi-b\"}"))
                .isLessThan(120);
        assertThat(value(of, "tongban_exchange_leading")).isEqualTo(1);
        assertThat(value(
                        of,
                        "tongban_channel_stored_bytes{direction=\"outgoing\",part=\"bodies\",partner=\"yanshi-b\"}"))
                .isPositive();
        assertThat(value(of, "tongban_database_size_bytes")).isPositive();
    }

    @Test
    void showsThatAPartnerIsAwayAndHowLongItsOldestMessageWaits() throws Exception {
        assertThat(scrape(a)).contains("tongban_channel_contact_age_seconds{partner=\"yanshi-w\"} NaN");
        a.tell(
                new NodeOfTest(ZoneOfTest.of("yanshi-w", Suite.SM2_SM3, RANDOM), a.context(), a.known()),
                Message.of(
                        TopicOfTest.TOPIC,
                        "waits".getBytes(StandardCharsets.UTF_8),
                        Instant.now().minusSeconds(3600)));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String of = scrape(a);
            assertThat(value(of, "tongban_exchange_faults_total{kind=\"connection\",partner=\"yanshi-w\"}"))
                    .isPositive();
            assertThat(value(of, "tongban_channel_failures{partner=\"yanshi-w\"}"))
                    .isPositive();
            assertThat(value(of, "tongban_channel_oldest_age_seconds{direction=\"outgoing\",partner=\"yanshi-w\"}"))
                    .isBetween(3600.0, 3900.0);
        });
    }

    /** Both ways: what a rule or the table names is there, and what is there is in the table. */
    @Test
    void eachMetricOfTheRulesAndOfTheTableIsThere() throws Exception {
        String of = scrape(a);
        Set<String> families = of.lines()
                .filter(line -> line.startsWith("# TYPE tongban_"))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> series = of.lines()
                .filter(line -> line.startsWith("tongban_"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toSet());
        Set<String> known = new TreeSet<>(families);
        known.addAll(series);
        String rules = Files.readString(ALERTS);
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(rules))
                .isInstanceOf(java.util.Map.class);
        assertThat(names(rules)).isNotEmpty().isSubsetOf(known);
        Set<String> table = names(Files.readString(OPERATIONS));
        assertThat(table).isSubsetOf(known);
        assertThat(families)
                .allSatisfy(family -> assertThat(table.stream()
                                .anyMatch(name -> name.startsWith(family.replaceAll("_(total|max)$", ""))))
                        .as(family)
                        .isTrue());
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
