package tongban.node.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Steps of stories in which cases cross: what a counter and an office say to their node. */
final class Cases {

    static final String PATH = "/api/casework/v1/cases";

    /** The provision on which the stories rest a decision, as a fact. */
    static final String BASIS = "\"basis\":\"市场主体登记管理条例|19|1\"";

    /** The name of the branch after that of its company. */
    static final String BRANCH = "重庆分公司";

    private static final int WELL = 200;

    /** Fictitious people and companies, with codes that hold. */
    private static final String FORM = """
            {"name":"演示科技有限公司重庆分公司",
             "parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
             "premises":{"division":"500107104","address":"演示路一号"},
             "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
             "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
             "contact":{"name":"李演示","mobile":"13000000001"},
             "materials":["application","premises","appointment"]}
            """;

    private Cases() {}

    /** An application that lacks nothing, at the counter of one zone for the authority of another. */
    static String filing(PlayedZone a, PlayedZone b) {
        return filing(a, b, FORM);
    }

    static String filing(PlayedZone a, PlayedZone b, String form) {
        return "{\"item\":\"registration/branch-company\",\"deciding\":\"" + b.code()
                + "\",\"subject\":\"演示科技有限公司\",\"role\":\"counter\",\"by\":\"" + a.code() + "-li\",\"form\":"
                + form + "}";
    }

    /** Files an application that lacks nothing, for a branch of this name: no two may say the same. */
    static Reply file(PlayedZone a, PlayedZone b, String branch) throws IOException, InterruptedException {
        return a.door().post(PATH, filing(a, b, FORM.replace(BRANCH, branch)), key());
    }

    /** The address of a case that was filed; the same in both zones. */
    static String path(Reply filed) {
        return PATH + "/" + well(filed).json().path("id").asString();
    }

    /** Files one and waits until the deciding zone has it; its address. */
    static String filed(Stage stage, PlayedZone a, PlayedZone b, String branch)
            throws IOException, InterruptedException {
        String path = path(file(a, b, branch));
        arrived(stage, b, path);
        return path;
    }

    static void arrived(Stage stage, PlayedZone b, String path) throws IOException, InterruptedException {
        stage.await(() -> b.door().read(path).status() == WELL, "the application has not come to " + b.code());
    }

    /** The deciding zone accepts a case and proposes an outcome: Wang accepts, Zhao proposes. */
    static void proposed(PlayedZone b, String path, String outcome) throws IOException, InterruptedException {
        well(act(b, path, "accept", "acceptor wang", ""));
        well(act(b, path, "propose", "reviewer zhao", "\"outcome\":\"" + outcome + "\""));
    }

    /** Somebody, named by role and pseudonym, does something. */
    static Reply act(PlayedZone zone, String path, String act, String who, String facts)
            throws IOException, InterruptedException {
        return zone.door().post(path + "/acts/" + act, "{" + who(who) + ",\"facts\":{" + facts + "}}", key());
    }

    /** The same with words for the applicant, members of a JSON object. */
    static Reply act(Named act, String who, String facts, String words) throws IOException, InterruptedException {
        String body = "{" + who(who) + ",\"facts\":{" + facts + "},\"body\":{" + words + "}}";
        return act.zone().door().post(act.path() + "/acts/" + act.act(), body, key());
    }

    /** An act on a case in a zone. */
    record Named(PlayedZone zone, String path, String act) {}

    private static String who(String who) {
        String[] words = who.split(" ");
        return "\"role\":\"" + words[0] + "\",\"by\":\"" + words[1] + "\"";
    }

    /** A zone asks something of the case's holder. */
    static Reply ask(PlayedZone zone, String path, String kind, String words) throws IOException, InterruptedException {
        String body = "{\"kind\":\"" + kind + "\",\"body\":{" + words + "}}";
        return zone.door().post(path + "/requests", body, key());
    }

    /** Each request is a new one. */
    private static String key() {
        return UUID.randomUUID().toString();
    }

    static String phase(PlayedZone zone, String path) throws IOException, InterruptedException {
        return zone.door().read(path).json().path("phase").asString("");
    }

    /** Waits until a zone shows a case in a phase. */
    static void comesTo(Stage stage, PlayedZone zone, String path, String phase)
            throws IOException, InterruptedException {
        stage.await(() -> phase(zone, path).equals(phase), "no case is " + phase + " at " + zone.code());
    }

    /** The texts that are chained, in order. */
    static String heads(Reply shown) {
        List<String> heads = new ArrayList<>();
        shown.json()
                .path("history")
                .forEach(event -> heads.add(event.path("head").asString()));
        return String.join("\n", heads);
    }

    static int events(String heads) {
        return Math.toIntExact(
                heads.lines().filter(line -> line.startsWith("act ")).count());
    }

    /** The last event of a kind that a zone shows; missing when there is none. */
    static JsonNode last(Reply shown, String event) {
        JsonNode found = MissingNode.getInstance();
        for (JsonNode one : shown.json().path("history")) {
            found = one.path("act").asString().equals(event) ? one : found;
        }
        return found;
    }

    static String clock(Reply shown) {
        return shown.json().path("clock").toString();
    }

    /** Claims that both zones hold the same history of so many events. */
    static void sameHistory(Stage stage, Reply here, Reply there, int events) {
        stage.check(
                "same-history",
                List.of(heads(here), heads(there)),
                both -> both.getFirst().equals(both.getLast()) && events(both.getFirst()) == events);
    }

    /** Whether a refusal has a status and a word. */
    static boolean isRefused(Reply reply, int status, String word) {
        return reply.status() == status && reply.says("urn:tongban:problem:" + word);
    }

    private static Reply well(Reply reply) {
        if (reply.status() != WELL) {
            throw new Stuck(reply.toString());
        }
        return reply;
    }
}
