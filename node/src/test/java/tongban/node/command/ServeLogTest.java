package tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tongban.node.PostgresAtTest;
import tongban.node.zone.FoundedZone;
import tongban.verifier.command.CommandRun;

/** The log of {@code serve --log json}: an object a line, each with the trace id of its request. */
@Timeout(300)
class ServeLogTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void writesAnObjectALineWithTheTraceIdOfTheRequest(@TempDir Path folder) throws Exception {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        try (EmbeddedPostgres postgres = PostgresAtTest.start()) {
            NodeProcess process = new NodeProcess(
                    folder,
                    List.of(),
                    List.of(
                            "--zone",
                            zone.folder().file().path().toString(),
                            "--db",
                            postgres.getJdbcUrl("postgres", "postgres"),
                            "--log",
                            "json"));
            try {
                URI address = process.awaitReady();
                refused(address);
                List<Map<?, ?>> log = process.lines().stream()
                        .filter(line -> !line.contains("\"verdict\""))
                        // This sentence goes to the standard error, which stands in the same file here.
                        .filter(line -> !line.contains("serves: pages at"))
                        .<Map<?, ?>>map(ServeLogTest::object)
                        .toList();
                assertThat(log)
                        .hasSizeGreaterThan(3)
                        .allSatisfy(line -> assertThat(line.keySet())
                                .map(String::valueOf)
                                .contains("@timestamp", "message", "logger_name", "level"));
                assertThat(log)
                        .filteredOn(line -> TRACE.equals(line.get("trace")))
                        .extracting(line -> String.valueOf(line.get("message")))
                        .anyMatch(message -> message.startsWith("problem " + TRACE + " 401"));
            } finally {
                process.stop();
            }
        }
    }

    /** A caller without a token, who gets a problem. */
    private static void refused(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/exchange/v1/fangke/hello"))
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.ofString("1"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private static Map<?, ?> object(String line) {
        assertThat(line).startsWith("{").endsWith("}");
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line);
    }

    @Test
    void refusesAnotherForm(@TempDir Path folder) {
        CommandRun run = served(folder, "--log", "xml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("text or json, not as xml");
    }

    @Test
    void endsWithOneWhenTheDatabaseIsAwaySoThatItIsTriedAgain(@TempDir Path folder) {
        CommandRun run = served(folder, "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("The node cannot start");
        assertThat(run.out()).contains("\"error\"").contains("\"exit\":1");
    }

    /** A zone whose database is at an address where nothing answers. */
    private static CommandRun served(Path folder, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "serve",
                "--zone",
                FoundedZone.in(folder, "yanshi").folder().file().path().toString(),
                "--db",
                "jdbc:postgresql://127.0.0.1:1/none",
                "--lang",
                "en"));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }
}
