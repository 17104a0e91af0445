package tongban.node.register.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.register.DemonstrationRegisters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface for programs of a zone, asked over HTTP; the registers are empty first. */
@Timeout(120)
class RegisterInterfaceTest {

    private static final String COMPANY =
            "{\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],\"purpose\":\"registration\","
                    + "\"by\":\"clerk-1\"}";
    private static final String PERSON =
            "{\"resident-id\":\"510100189901010116\",\"name\":\"张演示\",\"fields\":[\"status\"],"
                    + "\"purpose\":\"registration\",\"by\":\"clerk-1\",\"matter\":\"case-1\"}";

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static ZoneAtTest zone;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresAtTest.start();
        zone = ZoneAtTest.found(postgres, folder, "yanshi-a", Suite.SM2_SM3);
        zone.start(false);
    }

    @AfterAll
    static void stop() throws IOException {
        zone.stop();
        postgres.close();
    }

    private static HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + ZoneAtTest.TOKEN)
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static URI address(String path) {
        return zone.address().resolve("/api/register/v1/" + path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static long rows() {
        return java.util.Objects.requireNonNull(zone.sql()
                .queryForObject(
                        "select (select count(*) from register.evidence) + (select count(*) from register.look)"
                                + " + (select count(*) from register.verification)",
                        Long.class));
    }

    @Test
    void aRegisterThatIsEmptyIsVerifiedLaterAndThenAnswers() throws Exception {
        HttpResponse<String> accepted = send("yanshi-a/person", PERSON);
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(json(accepted).get("cause").stringValue()).isEqualTo("no-register");
        String id = json(accepted).get("verification").stringValue();
        assertThat(state(id).get("state").stringValue()).isEqualTo("open");
        zone.bean(DemonstrationRegisters.class).fill();
        TwoZones.within(() -> state(id).get("state").stringValue().equals("verified"));
        assertThat(state(id).get("evidence").stringValue()).isNotEmpty();

        HttpResponse<String> answered = send("yanshi-a/company", COMPANY);
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(json(answered).at("/fields/name").stringValue()).isEqualTo("演示甲软件第1号有限公司");
        assertThat(json(answered).at("/authority/name").stringValue()).isEqualTo("演示区登记局");
        String person = send("yanshi-a/person", PERSON).body();
        assertThat(person).contains("\"status\":\"registered\"").doesNotContain("510100189901010116", "张演示");
    }

    private static JsonNode state(String id) throws IOException, InterruptedException {
        return json(send(HttpRequest.newBuilder(address("verification/" + id))
                .header("Authorization", "Bearer " + ZoneAtTest.TOKEN)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person | {\"resident-id\":\"510100189901010117\"} | resident-id",
                "person | {\"resident-id\":\"510100189901010116\",\"name\":\"<script>alert(1)</script>\"} | name",
                "person | {\"resident-id\":\"510100189901010116\",\"name\":\"x' or '1'='1\"} | name",
                "person | {\"resident-id\":\"510100189901010116\",\"name\":\"../../etc/passwd\"} | name",
                "person | {\"resident-id\":\"510100189901010116\",\"name\":\"张\\u0000\"} | name",
                "person | {\"resident-id\":\"510100189901010116\",\"name\":\"张😀\"} | name",
                "person | {\"resident-id\":\"510100189901010116\",\"name\":\"张\\u202E\"} | name",
                "company | {\"credit-code\":\"91100000YANX000145\"} | credit-code",
                "company | {\"credit-code\":\"91100000YANX000144\",\"fields\":[\"birth-date\"]} | fields",
                "company | {\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],"
                        + "\"purpose\":\"Registration!\"} | purpose",
                "company | {\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],\"purpose\":\"r\"} | by",
                "company | {\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],\"purpose\":\"r\","
                        + "\"by\":\"510100189901010116\"} | by",
                "company | {\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],\"purpose\":\"r\","
                        + "\"by\":\"c\","
                        + "\"claimed\":{\"scope\":\"x\"}} | claimed"
            })
    void aWrongMemberIsNamedWithCauseAndCure(String register, String body, String member) throws Exception {
        long before = rows();
        HttpResponse<String> response = send("yanshi-a/" + register, body);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).get("member").stringValue()).isEqualTo(member);
        assertThat(json(response).get("cure").stringValue()).isNotBlank();
        assertThat(response.body()).doesNotContain("510100189901010116", "script", "passwd");
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | 422", "[] | 422", "{} {} | 422", "{\"by\":\"a\",\"by\":\"b\"} | 422"})
    void whatIsNoObjectIsRefused(String body, int status) throws Exception {
        assertThat(send("yanshi-a/company", body).statusCode()).isEqualTo(status);
    }

    @Test
    void strangersAndWrongAddressesAreRefused() throws Exception {
        long before = rows();
        HttpResponse<String> stranger = send(
                HttpRequest.newBuilder(address("yanshi-a/company")).POST(HttpRequest.BodyPublishers.ofString(COMPANY)));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(send("yanshi-a/money", COMPANY).statusCode()).isEqualTo(404);
        assertThat(send("_/company", COMPANY).statusCode()).isEqualTo(404);
        HttpResponse<String> nobody = send("yanshi-z/company", COMPANY);
        assertThat(nobody.statusCode()).isEqualTo(403);
        assertThat(json(nobody).get("reason").stringValue()).isEqualTo("register-no-partner");
        assertThat(send("yanshi-a/company", "x".repeat(10 * 1024 * 1024)).statusCode())
                .isEqualTo(413);
        assertThat(send(HttpRequest.newBuilder(address("verification/1"))
                                .header("Authorization", "Bearer " + ZoneAtTest.TOKEN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(rows()).isEqualTo(before);
    }
}
