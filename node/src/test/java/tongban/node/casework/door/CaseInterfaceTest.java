package tongban.node.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.calendar.LegalClock;
import tongban.node.casework.desk.SheetAtTest;
import tongban.node.casework.hook.Receiver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node answers to programs is what the description says; what it tells them by hooks too. */
@Timeout(180)
class CaseInterfaceTest {

    private static final String FILING = NodeOfCases.FILING;
    private static final Duration WITHIN = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static NodeOfCases node;
    private static OpenApi openApi;

    @BeforeAll
    static void start() throws IOException {
        node = new NodeOfCases(folder);
        openApi = new OpenApi();
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** An answer that is as the description says. */
    private static JsonNode well(String schema, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(openApi.faults(schema, response.body())).as(response.body()).isEmpty();
        return json(response);
    }

    private static void problem(String word, int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(openApi.faults("Problem", response.body()))
                .as(response.body())
                .isEmpty();
        assertThat(json(response).path("title").asString()).isEqualTo(word);
    }

    private static HttpResponse<String> act(String id, String act, String role, String more)
            throws IOException, InterruptedException {
        return node.post(
                "/cases/" + id + "/acts/" + act,
                "{\"role\":\"" + role + "\",\"by\":\"yanshi-a-" + role + "\"" + more + "}");
    }

    @Test
    void theDescriptionIsThereForEverybody() throws Exception {
        HttpResponse<String> answer = node.stranger("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(openApi.text);
    }

    @Test
    void everyRouteIsDescribedAndEveryPathLeadsSomewhere() {
        List<Route> met = new ArrayList<>();
        openApi.text
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    String asked = path.getKey()
                            .replace("{id}", "0".repeat(32))
                            .replace("{act}", "accept")
                            .replace("{item}", "registration/branch-company");
                    List<Route> routes = node.doors().routes().stream()
                            .filter(route -> route.method().equals(method))
                            .filter(route -> route.path().matcher(asked).matches())
                            .toList();
                    boolean elsewhere =
                            asked.startsWith("/hooks") || asked.equals("/openapi.json") || asked.equals("/cases.xlsx");
                    assertThat(routes)
                            .as(method + " " + path.getKey())
                            .hasSize(elsewhere || !operation.getValue().has("operationId") ? 0 : 1);
                    met.addAll(routes);
                }));
        assertThat(met).containsExactlyInAnyOrderElementsOf(node.doors().routes());
    }

    @Test
    void answersAreAsDescribed() throws Exception {
        assertThat(openApi.faults("Filing", FILING)).isEmpty();
        String id = well("Case", node.post("/cases", FILING)).path("id").asString();
        well("Case", act(id, "accept", "acceptor", ""));
        well("Case", node.post("/cases/" + id + "/requests", "{\"kind\":\"withdrawal\",\"body\":{}}"));
        JsonNode whole = well("Case", node.get("/cases/" + id));
        assertThat(whole.path("history")).hasSize(4);
        assertThat(whole.at("/clock/state").asString()).isEqualTo("running");
        assertThat(whole.path("requests")).hasSize(1);
        well("CasePage", node.get("/cases?queue=all"));
        JsonNode page = well("CasePage", node.get("/cases?queue=all&size=1"));
        assertThat(page.path("cases")).hasSize(1);
        well("ItemPage", node.get("/items"));
        well("Item", node.get("/items/registration/branch-company"));
    }

    @Test
    void workIsSharedAsDescribed() throws Exception {
        String id = well("Case", node.post("/cases", FILING.replace("一号", "三号")))
                .path("id")
                .asString();
        String who = "\"role\":\"acceptor\",\"by\":\"yanshi-a-wang\"";
        well("Done", node.post("/cases/" + id + "/claim", "{" + who + "}"));
        problem("claimed", 409, act(id, "accept", "acceptor", ""));
        String over = "{" + who + ",\"to\":\"yanshi-a-zhao\",\"reasons\":\"演示\"}";
        well("Done", node.post("/cases/" + id + "/take-over", over.replace("a-wang", "a-head")));
        JsonNode whole = well("Case", node.get("/cases/" + id));
        assertThat(whole.path("claims")).hasSize(1);
        assertThat(whole.path("takeOvers")).hasSize(1);
        well("Done", node.post("/cases/" + id + "/release", "{" + who.replace("a-wang", "a-zhao") + "}"));
        JsonNode bulk = well(
                "BulkResult",
                node.post(
                        "/bulk",
                        "{\"acts\":[{\"case\":\"" + id + "\",\"act\":\"accept\"," + who + "},{\"case\":\"x\"}]}"));
        assertThat(bulk.path("done").asInt()).isEqualTo(1);
        well("CasePage", node.get("/cases?queue=mine&by=yanshi-a-wang"));
        String today = LegalClock.dateOf(Instant.now()).toString();
        String delegation = well(
                        "Delegation",
                        node.post(
                                "/delegations",
                                "{\"from\":\"yanshi-a-wang\",\"to\":\"yanshi-a-zhao\",\"first\":\"" + today
                                        + "\",\"last\":\"" + today + "\"}"))
                .path("id")
                .asString();
        well("DelegationPage", node.get("/delegations"));
        well("Done", node.post("/delegations/" + delegation + "/end", "{}"));
    }

    @Test
    void dutiesAreAsDescribed() throws Exception {
        String form = new String(
                Objects.requireNonNull(CaseInterfaceTest.class.getResourceAsStream("/standards/company-change.json"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String filing = "{\"item\":\"registration/company-change\",\"deciding\":\"yanshi-a\",\"subject\":\"演示甲\","
                + "\"role\":\"counter\",\"by\":\"yanshi-a-li\",\"form\":" + form.replace("cdgxq", "yanshi-a") + "}";
        String id = well("Case", node.post("/cases", filing)).path("id").asString();
        well("Case", act(id, "accept", "acceptor", ""));
        well("Case", act(id, "propose", "reviewer", ",\"facts\":{\"outcome\":\"grant\"}"));
        well("Case", act(id, "grant", "decider", ",\"facts\":{\"basis\":\"市场主体登记管理条例|19\"}"));

        JsonNode page = well("DutyPage", node.get("/duties?code=91100000YANX00057H&size=1"));
        assertThat(page.path("duties")).hasSize(1);
        assertThat(well(
                                "DutyPage",
                                node.get("/duties?after=" + page.path("next").asString()))
                        .path("duties"))
                .isEmpty();
        String duty = "/duties/" + page.at("/duties/0/id").asString();
        well("Duty", node.post(duty + "/acknowledge", "{}"));
        JsonNode whole = well("Duty", node.get(duty));
        assertThat(whole.path("state").asString()).isEqualTo("acknowledged");
        assertThat(whole.path("parentCase").asString()).isEqualTo(id);
        assertThat(whole.at("/notices/0/kind").asString()).isEqualTo("follows");
        well("DutyPage", node.get("/duties?list=due&side=ours"));
        problem("field", 400, node.get("/duties?list=none"));
        problem("field", 400, node.get("/duties?code=x"));
        problem("unknown-duty", 404, node.get("/duties/" + id));
        problem("unknown-duty", 404, node.post("/duties/" + id + "/acknowledge", "{}"));
    }

    @Test
    void opinionsAndMessagesAreAsDescribed() throws Exception {
        String id = well("Case", node.post("/cases", FILING.replace("一号", "四号")))
                .path("id")
                .asString();
        String asked = "{\"role\":\"reviewer\",\"by\":\"zhao\",\"office\":\"land\",\"question\":\"可否？\",\"day\":\""
                + LegalClock.dateOf(Instant.now()) + "\"}";
        String one = well("Consultation", node.post("/cases/" + id + "/consultations", asked))
                .path("id")
                .asString();
        well("ConsultationPage", node.get("/consultations?office=land&size=1"));
        String answer = "{\"opinion\":\"no-remark\",\"by\":\"wu\"}";
        well("Consultation", node.post("/consultations/" + one + "/answer", answer));
        String withdraw = "{\"role\":\"reviewer\",\"by\":\"zhao\"}";
        problem("opinion-ended", 409, node.post("/consultations/" + one + "/withdraw", withdraw));
        assertThat(well("ConsultationPage", node.get("/cases/" + id + "/consultations"))
                        .path("consultations"))
                .hasSize(1);
        String said = "{\"role\":\"applicant\",\"by\":\"li\",\"words\":\"<script>几时？\"}";
        well("Done", node.post("/cases/" + id + "/thread", said));
        JsonNode thread = well("Thread", node.get("/cases/" + id + "/thread?size=1"));
        assertThat(thread.at("/messages/0/words").asString()).isEqualTo("<script>几时？");
        String read = "{\"role\":\"reviewer\",\"by\":\"zhao\",\"upTo\":" + thread.path("next") + "}";
        well("Done", node.post("/cases/" + id + "/thread/read", read));
        assertThat(well("Thread", node.get("/cases/" + id + "/thread"))
                        .at("/messages/0/state")
                        .asString())
                .isEqualTo("read");
        problem("words", 422, node.post("/cases/" + id + "/thread", said.replace("几", "\\u0000")));
        problem("field", 400, node.get("/consultations?office=land&after=x"));
    }

    @Test
    void listsAreSavedAndTakenOutAsDescribed() throws Exception {
        well("Case", node.post("/cases", FILING.replace("一号", "五号")));
        String draft = "{\"by\":\"zhao\",\"role\":\"reviewer\",\"name\":\"分公司\",\"query\":{\"queue\":\"all\","
                + "\"phases\":[\"submitted\"],\"item\":\"registration/branch-company\"}}";
        String view = well("View", node.post("/views", draft)).path("id").asString();
        well("View", node.post("/views/" + view, draft.replace("分公司", "支公司")));
        well("ViewPage", node.get("/views?by=zhao"));
        assertThat(well("CasePage", node.get("/cases?view=" + view + "&by=zhao"))
                        .path("cases"))
                .isNotEmpty();
        problem("field", 400, node.get("/cases?view=" + view + "&by=zhao&queue=all"));
        problem("unknown-view", 404, node.get("/cases?view=" + view + "&by=qian"));
        HttpResponse<byte[]> sheet = node.bytes("/cases.xlsx?view=" + view + "&by=zhao");
        assertThat(sheet.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"cases.xlsx\"");
        assertThat(new SheetAtTest(sheet.body()).texts().get(1)).containsEntry("C", "演示科技有限公司");
        assertThat(node.acts()).contains("api:zhao case.act.export", "api:zhao case.act.exported");
        problem("field", 400, node.get("/cases.xlsx?queue=all"));
        problem("token", 401, node.stranger("/cases.xlsx?by=zhao"));
        well("View", node.post("/views/" + view + "/delete", "{\"role\":\"reviewer\",\"by\":\"zhao\"}"));
    }

    @Test
    void problemsAreAsDescribed() throws Exception {
        problem("token", 401, node.stranger("/cases"));
        problem("token", 401, node.stranger("/hooks"));
        problem("path", 404, node.get("/elsewhere"));
        problem("unknown-case", 404, node.get("/cases/" + "0".repeat(32)));
        problem("field", 400, node.get("/cases?queue=none"));
        problem("form-json", 400, node.post("/cases", "[]"));
        HttpResponse<String> unfit = node.post("/cases", FILING.replace("500107104", "x"));
        problem("form", 422, unfit);
        assertThat(json(unfit).path("errors")).isNotEmpty();
        problem("hook-url", 422, node.post("/hooks", "{\"url\":\"http://example.org/\"}"));
        problem("hook-network", 422, node.post("/hooks", "{\"url\":\"https://169.254.169.254/\"}"));
        problem("field", 400, node.post("/hooks", "{\"url\":\"https://example.org/\",\"items\":\"x\"}"));
        problem("unknown-hook", 404, node.delete("/hooks/00000000-0000-0000-0000-000000000000"));
    }

    @Test
    void aProgramIsToldOfACase() throws Exception {
        try (Receiver receiver = new Receiver()) {
            String body = "{\"url\":\"" + receiver.url("/told") + "\",\"item\":\"registration/branch-company\"}";
            HttpResponse<String> subscribed = node.post("/hooks", body);
            JsonNode hook = well("Hook", subscribed);
            assertThat(subscribed.headers().firstValue("Cache-Control")).contains("no-store");
            String id = well("Case", node.post("/cases", FILING.replace("一号", "二号")))
                    .path("id")
                    .asString();
            well("Case", act(id, "accept", "acceptor", ""));
            well("Case", act(id, "propose", "reviewer", ",\"facts\":{\"outcome\":\"grant\"}"));
            well("Case", act(id, "grant", "decider", ",\"facts\":{\"basis\":\"市场主体登记管理条例|19\"}"));
            well("Case", act(id, "complete", "reviewer", ""));
            List<Receiver.Heard> heard = receiver.of(id, 6, WITHIN);

            assertThat(heard).extracting(Receiver.Heard::id).containsExactlyElementsOf(Receiver.numbered(id, 6));
            for (Receiver.Heard one : heard) {
                assertThat(one.isSignedWith(hook.path("secret").asString())).isTrue();
                assertThat(openApi.faults("CloudEvent", one.text())).isEmpty();
                assertThat(one.text()).doesNotContain("演示", "张", "510107189901010006", "yanshi-a-");
            }
            assertThat(heard.getLast().text()).contains("tongban.casework.completed");
            well("HookPage", node.get("/hooks"));
            String place = "/hooks/" + hook.path("id").asString();
            assertThat(well("Hook", node.get(place)).has("secret")).isFalse();
            well("EndedHook", node.delete(place));
            problem("unknown-hook", 404, node.get(place));
        }
    }
}
