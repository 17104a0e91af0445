package tongban.node.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is missing, too much, hostile, double or out of turn is a problem beside its field in the caller's language;
 * afterwards every table has the rows that it had, and the log says nothing of what came.
 */
@Timeout(180)
class HostileInputTest {

    /** Stands in all that is hostile, and nowhere else. */
    private static final String MARK = "LEAKED";

    private static final String FILING = NodeOfCases.FILING;

    @TempDir
    private static Path folder;

    private static NodeOfCases node;
    private static int posts;

    @BeforeAll
    static void start() throws IOException {
        node = new NodeOfCases(folder);
    }

    /** Whatever the tests sent, nothing of it stands in the log. */
    @AfterAll
    static void stop() throws IOException {
        node.close();
        assertThat(Files.readString(folder.resolve("node.log"))).doesNotContain(MARK, "510107189901010006", "张演示");
    }

    private static HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return node.post(path, "hostile-" + posts++, body);
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    /** How many rows each table has; answers that are kept for repeats of refusals are no effect. */
    private static Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : node.sql()
                .queryForList(
                        "select schemaname || '.' || tablename from pg_tables where schemaname in ('casework',"
                                + " 'catalogue', 'exchange', 'register', 'compact', 'zone')",
                        String.class)) {
            if (!table.equals("casework.answer")) {
                rows.put(table, node.sql().queryForObject("select count(*) from " + table, Long.class));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"subject\":\"演示科技有限公司\",| | 422 | subject | /subject",
                "\"subject\":\"演示科技有限公司\"| \"subject\":\"LEAKED\\u0000\" | 422 | subject | /subject",
                "\"subject\":\"演示科技有限公司\"| \"subject\":\"LEAKED\\u202e\" | 422 | subject | /subject",
                "\"subject\":\"演示科技有限公司\"| \"subject\":\"LEAKED\\ud83d\" | 422 | subject | /subject",
                "\"subject\":\"演示科技有限公司\"| \"subject\":{\"LEAKED\":1} | 422 | subject | /subject",
                "演示科技有限公司\",\"role\"| 张演示510107189901010006\",\"role\" | 422 | identity-number | /subject",
                "演示科技有限公司\",\"role\"| ５１０１０７１８９９０１０１０００６\",\"role\" | 422 | identity-number | /subject",
                "registration/branch-company | ../../etc/LEAKED | 422 | item-unknown | /item",
                "registration/branch-company | LEAKED'; drop table casework.event; -- | 422 | item-unknown | /item",
                "registration/branch-company | LEAKED\\u0000 | 422 | item-unknown | /item",
                "\"deciding\":\"yanshi-a\"| \"deciding\":\"LEAKED' or 1=1\" | 400 | field | /deciding",
                "\"deciding\":\"yanshi-a\"| \"deciding\":\"yanshi-b\" | 403 | no-agreement | ",
                "\"role\":\"counter\"| \"role\":\"LEAKED\" | 400 | field | /role",
                "\"role\":\"counter\"| \"role\":\"decider\" | 409 | wrong-role | ",
                "\"by\":\"yanshi-a-li\"| \"by\":\"<script>LEAKED</script>\" | 400 | field | /by",
                "\"by\":\"yanshi-a-li\",| | 400 | field | /by",
                "\"form\":| \"forms\": | 400 | field | /form",
                "\"role\":\"counter\"| \"role\":\"counter\",\"role\":\"applicant\" | 400 | form-json | ",
                "\"scope\":| \"accounting\":\"dependent\",\"scope\": | 400 | form-json | ",
                "510107189901010006 | 510107189901010007 | 422 | form | /head/residentId",
                "510107189901010006 | LEAKED&xxe; | 422 | form | /head/residentId",
                "\"name\":\"张演示\",| | 422 | form | /head/name",
                "\"scopeNeedsApproval\":false | \"scopeNeedsApproval\":false,\"LEAKED\":1 | 422 | form | /LEAKED",
                "重庆分公司 | <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/LEAKED'>]>&y; | 422 | form | /name",
                "500107104 | LEAKED | 422 | form | /premises/division",
                "\"演示软件开发\" | {\"$ref\":\"file:///etc/LEAKED\"} | 422 | form | /scope/0"
            },
            quoteCharacter = '`')
    void anApplicationThatDoesNotFitIsToldWhereAndKeepsNothing(
            String find, @Nullable String replacement, int status, String word, @Nullable String pointer)
            throws Exception {
        assertThat(FILING).contains(find);
        Map<String, Long> before = rows();

        HttpResponse<String> answer = post("/cases", FILING.replace(find, replacement == null ? "" : replacement));
        ToldProblem.is(answer, status, word, pointer);
        assertThat(rows()).isEqualTo(before);
    }

    private static byte[] bytes(String shape) {
        return switch (shape) {
            case "nothing" -> new byte[0];
            case "xml" ->
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"LEAKED\">]><a>&b;</a>"
                        .getBytes(StandardCharsets.UTF_8);
            case "utf-16" -> FILING.getBytes(StandardCharsets.UTF_16);
            case "gb18030" -> FILING.getBytes(Charset.forName("GB18030"));
            case "two" -> (FILING + FILING).getBytes(StandardCharsets.UTF_8);
            case "half" -> FILING.substring(0, FILING.length() / 2).getBytes(StandardCharsets.UTF_8);
            case "deep" -> ("{\"form\":" + "[".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
            case "digits" -> ("{\"form\":" + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
            case "64 KiB" -> FILING.replace("一号", "长".repeat(22_000)).getBytes(StandardCharsets.UTF_8);
            default -> FILING.replace("一号", MARK.repeat(1_800_000)).getBytes(StandardCharsets.UTF_8);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, 400, form-json",
        "xml, 400, form-json",
        "utf-16, 400, form-json",
        "gb18030, 400, form-json",
        "two, 400, form-json",
        "half, 400, form-json",
        "deep, 400, form-json",
        "digits, 400, form-json",
        "64 KiB, 413, form-size",
        "10 MB, 413, form-size"
    })
    void bytesThatAreNoApplicationAreRefused(String shape, int status, String word) throws Exception {
        Map<String, Long> before = rows();

        ToldProblem.is(post("/cases", bytes(shape)), status, word, null);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void strangeWordsThatAFormMayHoldComeBackAsTheyWent() throws Exception {
        String address = "'; drop table casework.event; -- ../../etc/passwd <script>LEAKED</script> &xxe; 😀 䶮 𠮷";
        String body = FILING.replace("演示路一号", address).replace("演示科技有限公司\",\"role\"", "䶮<b>𠮷😀</b>\",\"role\"");
        JsonNode filed = JsonMapper.shared().readTree(post("/cases", body).body());
        JsonNode shown = JsonMapper.shared()
                .readTree(node.get("/cases/" + filed.path("id").asString()).body());

        assertThat(shown.at("/history/0/body/form/premises/address").asString()).isEqualTo(address);
        assertThat(shown.path("subject").asString()).isEqualTo("䶮<b>𠮷😀</b>");
    }

    private static List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> calls) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<HttpResponse<String>> one : threads.invokeAll(calls)) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private static List<Callable<HttpResponse<String>>> eight(String body, boolean sameKey) {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String key = "at-once-" + body.hashCode() + (sameKey ? "" : "-" + i);
            calls.add(() -> node.post("/cases", key, body.getBytes(StandardCharsets.UTF_8)));
        }
        return calls;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "take-over | {'role':'acceptor','by':'x','to':'y','reasons':'LEAKED\\u0000'} | 422 | reasons",
                "take-over | {'role':'acceptor','by':'x','to':'y','reasons':'510107189901010006'} | 422 |"
                        + " identity-number",
                "take-over | {'role':'acceptor','by':'x','to':'LEAKED y','reasons':'x'} | 400 | field",
                "claim | {'role':'acceptor','by':'\\u0000'} | 400 | field",
                "claim | {'role':['acceptor'],'by':'x'} | 400 | field",
                "requests | {'kind':'LEAKED','body':{}} | 400 | field",
                "requests | {'kind':'withdrawal','body':[1]} | 400 | form-json",
                "/delegations | {'from':'x','to':'y','item':'\\u0000','first':'2026-12-01','last':'2026-12-01'} |"
                        + " 400 | field",
                "/delegations | {'from':'x','to':'y','first':'+999999999-12-31','last':'+999999999-12-31'} |"
                        + " 400 | field",
                "/bulk | {'acts':'LEAKED'} | 422 | bulk",
                "/hooks | {'url':'https://LEAKED\\u0000.example/'} | 422 | hook-url",
                "/hooks | {'url':'https://a.example/','item':'\\u0000'} | 400 | field"
            },
            quoteCharacter = '`')
    void whatOfficesSayIsHeldToItsFieldsToo(String path, String body, int status, String word) throws Exception {
        String filed = post("/cases", FILING.replace("一号", (path + body).hashCode() + "号"))
                .body();
        String place =
                "/cases/" + JsonMapper.shared().readTree(filed).path("id").asString() + "/";
        Map<String, Long> before = rows();

        ToldProblem.is(post(path.startsWith("/") ? path : place + path, body.replace('\'', '"')), status, word, null);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=%00",
                "item=%00",
                "queue=mine&by=%00",
                "words=%00",
                "words=%27%29%7C%21",
                "after=1,LEAKED",
                "size=1e9"
            })
    void aListThatNobodyCanReadIsAPageOrAProblem(String query) throws Exception {
        assertThat(node.get("/cases?" + query).statusCode()).isIn(200, 400);
    }

    @Test
    void eightAtOnceUnderOneKeyAreOneCaseWithOneAnswer() throws Exception {
        long before = rows().getOrDefault("casework.case_file", 0L);
        List<HttpResponse<String>> answers = atOnce(eight(FILING.replace("一号", "八号"), true));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(rows()).containsEntry("casework.case_file", before + 1);
    }

    @Test
    void eightAtOnceThatSayTheSameAreOneCaseAndSevenRefusals() throws Exception {
        long before = rows().getOrDefault("casework.case_file", 0L);
        List<HttpResponse<String>> answers = atOnce(eight(FILING.replace("一号", "九号"), false));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.body().contains("urn:tongban:problem:duplicate")))
                .hasSize(7);
        assertThat(rows()).containsEntry("casework.case_file", before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant | decider | {} | 409 | wrong-phase | ",
                "accept | counter | {} | 409 | wrong-role | ",
                "accept | acceptor | {\"limit\":\"LEAKED\"} | 400 | field | /facts/limit",
                "accept | acceptor | {\"nothing\":\"1\"} | 400 | field | /facts/nothing",
                "deem-accepted | system | {} | 409 | not-by-people | ",
                "tell-gaps | acceptor | {} | 422 | gaps | /body/gaps",
                "refuse-acceptance | acceptor | {} | 422 | reasons | ",
                "leaked | acceptor | {} | 404 | path | "
            })
    void anActOutOfTurnChangesNothing(
            String act, String role, String facts, int status, String word, @Nullable String pointer) throws Exception {
        String filed = post("/cases", FILING.replace("一号", act + role + facts.length() + "号"))
                .body();
        String id = JsonMapper.shared().readTree(filed).path("id").asString();
        assertThat(id).as(filed).isNotEmpty();
        Map<String, Long> before = rows();

        ToldProblem.is(
                post(
                        "/cases/" + id + "/acts/" + act,
                        "{\"role\":\"" + role + "\",\"by\":\"yanshi-a-x\",\"facts\":" + facts + "}"),
                status,
                word,
                pointer);
        assertThat(rows()).isEqualTo(before);
    }
}
