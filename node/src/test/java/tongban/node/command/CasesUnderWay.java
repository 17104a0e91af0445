package tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Programs of both zones that take cases from the counter of one to the decision of the other, whatever is killed
 * meanwhile: each says again what was not answered, under the key under which it said it first.
 */
final class CasesUnderWay implements AutoCloseable {

    private static final int CALLERS = 4;
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final int BETWEEN_MS = 100;
    private static final String CASES = "/api/casework/v1/cases";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");
    private static final String BASIS = "\"basis\":\"市场主体登记管理条例|19|1\"";
    private static final int EVENTS = 8;

    /** Fictitious people and companies; no two applications say the same. */
    private static final String FORM = """
            {"name":"演示科技有限公司%s分公司",
             "parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
             "premises":{"division":"500107104","address":"演示路一号"},
             "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
             "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
             "contact":{"name":"李演示","mobile":"13000000001"},
             "materials":["application","premises","appointment"]}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> filed = new ConcurrentLinkedQueue<>();
    /** What was answered last to what was not done, by path. */
    private final Map<String, String> latest = new ConcurrentHashMap<>();

    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
    private final List<KilledZone> zones;
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean noMore;

    CasesUnderWay(List<KilledZone> zones) {
        this.zones = zones;
    }

    /** Half of the callers file at one zone, half at the other. */
    void begin() {
        for (int i = 0; i < CALLERS; i++) {
            KilledZone counter = zones.get(i % 2);
            KilledZone office = zones.get(1 - i % 2);
            callers.add(Thread.ofVirtual().start(() -> run(counter, office)));
        }
    }

    private void run(KilledZone counter, KilledZone office) {
        try {
            while (!noMore && wrongs.isEmpty()) {
                whole(counter, office);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void whole(KilledZone counter, KilledZone office) throws InterruptedException {
        String form = FORM.formatted(UUID.randomUUID().toString().substring(0, 8));
        String answer = said(
                counter,
                CASES,
                "{\"item\":\"registration/branch-company\",\"deciding\":\"" + office.code()
                        + "\",\"subject\":\"演示科技有限公司\",\"role\":\"counter\",\"by\":\"li\",\"form\":" + form + "}");
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            return;
        }
        filed.add(id.group(1));
        String acts = CASES + "/" + id.group(1) + "/acts/";
        said(office, acts + "accept", "{\"role\":\"acceptor\",\"by\":\"wang\"}");
        said(office, acts + "propose", "{\"role\":\"reviewer\",\"by\":\"zhao\",\"facts\":{\"outcome\":\"grant\"}}");
        said(office, acts + "grant", "{\"role\":\"decider\",\"by\":\"qian\",\"facts\":{" + BASIS + "}}");
        said(office, acts + "complete", "{\"role\":\"reviewer\",\"by\":\"zhao\"}");
    }

    /** What a node answers to something that it does once; empty when that was wrong. */
    private String said(KilledZone zone, String path, String body) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        while (wrongs.isEmpty()) {
            try {
                Optional<URI> address = zone.address();
                if (address.isPresent()) {
                    HttpResponse<String> answer = client.send(
                            request(address.get().resolve(path), key, body), HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        return answer.body();
                    }
                    latest.put(path, answer.statusCode() + " " + answer.body());
                    if (!isToCome(answer)) {
                        wrongs.add(path + ": " + answer.statusCode() + " " + answer.body());
                    }
                    if (answer.statusCode() < 500) {
                        // A repeat under the same key would get this answer again, though the case comes meanwhile.
                        key = UUID.randomUUID().toString();
                    }
                }
            } catch (IOException | IllegalStateException away) {
                // It was killed, or has not started yet; that is what the test is for.
                latest.put(path, String.valueOf(away));
            }
            Thread.sleep(BETWEEN_MS);
        }
        return "";
    }

    /** The case has not come there yet, or the node cannot do anything now. */
    private static boolean isToCome(HttpResponse<String> answer) {
        return answer.statusCode() >= 500 || answer.body().contains("urn:tongban:problem:unknown-case");
    }

    private static HttpRequest request(URI address, String key, String body) {
        return HttpRequest.newBuilder(address)
                .timeout(WAIT)
                .header("Authorization", "Bearer " + KilledZone.TOKEN)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Begins no more cases, and waits until those that began have come to their end. */
    void finish(Duration within) {
        noMore = true;
        Awaitility.await()
                .atMost(within)
                .untilAsserted(
                        () -> assertThat(wrongs.isEmpty() && callers.stream().anyMatch(Thread::isAlive))
                                .as(() -> "some still say again what was answered: " + latest)
                                .isFalse());
        assertThat(wrongs).isEmpty();
    }

    /**
     * Holds what both zones have against what callers were told: each case once, with the same events and bodies, one
     * holder and the end that it came to.
     *
     * @return how many cases there were
     */
    int compare(Duration within) throws SQLException {
        Awaitility.await()
                .atMost(within)
                .untilAsserted(() -> assertThat(cases(zones.getFirst())).isEqualTo(cases(zones.getLast())));
        Map<String, List<String>> cases = cases(zones.getFirst());
        assertThat(cases.keySet()).isEqualTo(new TreeSet<>(filed));
        assertThat(cases).hasSize(filed.size()).hasSizeGreaterThanOrEqualTo(CALLERS);
        for (KilledZone zone : zones) {
            assertThat(standing(zone))
                    .as(zone.code())
                    .hasSize(filed.size())
                    .allMatch("completed held by its decider, told"::equals);
        }
        assertThat(cases.values()).allSatisfy(events -> assertThat(events).hasSize(EVENTS));
        return cases.size();
    }

    /** The texts of all events with salts and bodies, by case. */
    private static Map<String, List<String>> cases(KilledZone zone) throws SQLException {
        Map<String, List<String>> cases = new TreeMap<>();
        String sql = "select encode(case_id, 'hex'), head || encode(salt, 'hex') || encode(body, 'hex')"
                + " from casework.event order by case_id, number";
        try (Connection connection = DriverManager.getConnection(zone.url(), "postgres", "");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                cases.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return cases;
    }

    private static List<String> standing(KilledZone zone) throws SQLException {
        List<String> all = new ArrayList<>();
        String sql = "select phase || case when holder = deciding and offered_to is null then ' held by its decider'"
                + " else ' held by ' || holder end || case when told = events then ', told' else ', untold' end"
                + " from casework.case_file";
        try (Connection connection = DriverManager.getConnection(zone.url(), "postgres", "");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    @Override
    public void close() {
        noMore = true;
        callers.forEach(Thread::interrupt);
        client.shutdownNow();
    }
}
