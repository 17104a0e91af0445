package tongban.node.story;

import java.io.IOException;
import tongban.kernel.calendar.LegalClock;
import tools.jackson.databind.JsonNode;

/**
 * An official holds a case and is away: nobody else acts on it, a supervisor gives it to a colleague with reasons, who
 * carries it on; a deputy does the same for some days without a supervisor. The other zone notices nothing of this.
 */
record TakeoverStory() implements StoryOfTwo {

    private static final String ZHAO = "{\"role\":\"reviewer\",\"by\":\"zhao\"}";

    @Override
    public String name() {
        return "takeover";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("agree");
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        stage.step("file", a.zh(), b.zh());
        Reply filed = a.door().post(Cases.PATH, Cases.filing(a, b), "filed");
        String path = Cases.PATH + "/" + filed.json().path("id").asString();
        stage.await(() -> b.door().read(path).status() == 200, "the application has not come to " + b.code());
        Cases.act(b, path, "accept", "acceptor wang", "");
        stage.step("claim");
        stage.check("claimed", b.door().post(path + "/claim", ZHAO, "claim"), reply -> reply.status() == 200);
        stage.check(
                "in-the-own-list",
                list(b, "mine", "zhao"),
                cases -> cases.size() == 1
                        && cases.get(0).path("number").asString().startsWith("CDGXQ-"));
        stage.check(
                "nobody-else-acts",
                Cases.act(b, path, "propose", "reviewer qian", "\"outcome\":\"grant\""),
                reply -> reply.status() == 409 && reply.says("problem:claimed") && reply.says("zhao"));
        stage.step("take-over");
        stage.check(
                "not-without-reasons",
                b.door().post(path + "/take-over", takeOver(""), "silent"),
                reply -> reply.status() == 422 && reply.says("problem:reasons"));
        b.door().post(path + "/take-over", takeOver("演示：赵休假"), "take-over");
        stage.check(
                "the-colleague-goes-on",
                b.door().post(path + "/acts/propose", proposal("qian"), "propose-again"),
                reply -> reply.status() == 200 && reply.says("\"phase\":\"proposed\""));
        stage.check(
                "the-record-says-who-and-why",
                b.door().read(path).json().path("takeOvers"),
                all -> all.size() == 1
                        && all.get(0).path("from").asString().equals("zhao")
                        && all.get(0).path("to").asString().equals("qian")
                        && all.get(0).path("reasons").asString().contains("休假"));
        deputy(stage, b, path);
        decided(stage, a, b, path);
        stage.audit(a, b);
    }

    /** For some days a deputy acts without a supervisor. */
    private static void deputy(Stage stage, PlayedZone b, String path) throws IOException, InterruptedException {
        stage.step("delegate");
        Cases.act(new Cases.Named(b, path, "return"), "decider chen", "", "\"reasons\":\"演示：请补充意见\"");
        String today = LegalClock.dateOf(stage.machine().instant()).toString();
        b.door()
                .post(
                        "/api/casework/v1/delegations",
                        "{\"from\":\"qian\",\"to\":\"sun\",\"first\":\"" + today + "\",\"last\":\"" + today + "\"}",
                        "delegate");
        stage.check(
                "the-deputy-acts",
                b.door().post(path + "/acts/propose", proposal("sun"), "propose-deputy"),
                reply -> reply.status() == 200 && reply.says("\"phase\":\"proposed\""));
    }

    private static void decided(Stage stage, PlayedZone a, PlayedZone b, String path)
            throws IOException, InterruptedException {
        Cases.act(b, path, "grant", "decider chen", "\"basis\":\"市场主体登记管理条例|19|1\"");
        stage.await(
                () -> a.door().read(path).json().path("phase").asString("").equals("granted"),
                "the decision has not come to " + a.code());
        stage.check(
                "the-other-zone-sees-acts-alone",
                a.door().read(path).json(),
                shown -> shown.path("takeOvers").isEmpty()
                        && shown.path("claims").isEmpty()
                        && shown.path("phase").asString().equals("granted"));
    }

    private static JsonNode list(PlayedZone zone, String queue, String by) throws IOException, InterruptedException {
        return zone.door()
                .read(Cases.PATH + "?queue=" + queue + "&by=" + by)
                .json()
                .path("cases");
    }

    private static String takeOver(String reasons) {
        return "{\"role\":\"reviewer\",\"by\":\"chief\",\"to\":\"qian\",\"reasons\":\"" + reasons + "\"}";
    }

    private static String proposal(String by) {
        return "{\"role\":\"reviewer\",\"by\":\"" + by + "\",\"facts\":{\"outcome\":\"grant\"}}";
    }
}
