package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tongban.node.story.Cases.Named;
import tools.jackson.databind.JsonNode;

/**
 * At the counter of one zone applications are withdrawn while the other decides them, and neither can know. Nothing is
 * completed before the decision is confirmed or revoked; one is confirmed, one is revoked and ends as withdrawn.
 */
record CrossingStory() implements StoryOfTwo {

    private static final int EVENTS = 10;
    private static final String QIAN = "decider qian";
    private static final String REASONS = "\"reasons\":\"演示：撤回与决定交错\"";

    @Override
    public String name() {
        return "crossing";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        stage.step("agree");
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        stage.step("file", a.zh(), b.zh());
        List<String> paths = new ArrayList<>();
        for (String branch : List.of("重庆第一分公司", "重庆第二分公司")) {
            paths.add(Cases.filed(stage, a, b, branch));
        }
        for (String path : paths) {
            Cases.proposed(b, path, "grant");
            Cases.comesTo(stage, a, path, "proposed");
        }
        stage.settled(a, b);
        apart(stage, a, b, paths);
        a.start();
        for (String path : paths) {
            stage.await(() -> isCrossed(shown(a, path)), "the decision has not come to " + a.code());
        }
        before(stage, a, b, paths);
        confirmed(stage, b, paths.getFirst());
        revoked(stage, b, paths.getLast());
        Cases.comesTo(stage, a, paths.getFirst(), "completed");
        Cases.comesTo(stage, a, paths.getLast(), "withdrawn");
        outcome(stage, a, b, paths);
        stage.audit(a, b);
    }

    private static JsonNode shown(PlayedZone zone, String path) throws IOException, InterruptedException {
        return zone.door().read(path).json();
    }

    /** Each zone acts while the other's node does not run. */
    private static void apart(Stage stage, PlayedZone a, PlayedZone b, List<String> paths)
            throws IOException, InterruptedException {
        stage.step("withdraw", a.zh(), b.zh());
        b.stop();
        List<Reply> asked = new ArrayList<>();
        for (String path : paths) {
            asked.add(Cases.ask(a, path, "withdrawal", "\"reasons\":\"演示：不再设立\""));
        }
        stage.check(
                "withdrawals-are-made",
                asked,
                all -> all.stream().allMatch(reply -> reply.status() == 200 && reply.says("\"phase\":\"proposed\"")));
        a.stop();
        b.start();
        stage.step("decide", b.zh());
        List<Reply> granted = new ArrayList<>();
        for (String path : paths) {
            granted.add(Cases.act(b, path, "grant", QIAN, Cases.BASIS));
        }
        stage.check(
                "decided-unknowing",
                granted,
                all -> all.stream().allMatch(reply -> reply.status() == 200 && reply.says("\"phase\":\"granted\"")));
    }

    /** Whether one request stands open and crossed the decision. */
    private static boolean isCrossed(JsonNode file) {
        JsonNode request = file.path("requests").path(0);
        return file.path("phase").asString().equals("granted")
                && request.path("kind").asString().equals("withdrawal")
                && request.path("crossed").asBoolean(false);
    }

    private static void before(Stage stage, PlayedZone a, PlayedZone b, List<String> paths)
            throws IOException, InterruptedException {
        stage.step("crossed");
        List<JsonNode> ends = new ArrayList<>();
        List<Reply> refused = new ArrayList<>();
        for (String path : paths) {
            ends.add(shown(a, path));
            ends.add(shown(b, path));
            refused.add(Cases.act(b, path, "complete", "reviewer zhao", ""));
        }
        stage.check("crossing-shown-at-both-ends", ends, all -> all.stream().allMatch(CrossingStory::isCrossed));
        stage.check(
                "nothing-completed-before",
                refused,
                all -> all.stream().allMatch(reply -> Cases.isRefused(reply, 409, "decision-crossed")));
        String path = paths.getFirst();
        Reply denied =
                Cases.act(new Named(b, path, "deny-request"), QIAN, request(b, path) + "," + Cases.BASIS, REASONS);
        stage.check("not-denied-in-passing", denied, reply -> Cases.isRefused(reply, 409, "decision-crossed"));
        Reply silent =
                Cases.act(new Named(b, path, "confirm-decision"), QIAN, request(b, path) + "," + Cases.BASIS, "");
        stage.check("not-confirmed-without-reasons", silent, reply -> Cases.isRefused(reply, 422, "reasons"));
    }

    /** The open request, as a fact of the act that answers it. */
    private static String request(PlayedZone b, String path) throws IOException, InterruptedException {
        return "\"request\":\""
                + shown(b, path).path("requests").path(0).path("id").asString() + "\"";
    }

    private static void confirmed(Stage stage, PlayedZone b, String path) throws IOException, InterruptedException {
        stage.step("confirm", b.zh());
        Named confirm = new Named(b, path, "confirm-decision");
        Reply confirmed = Cases.act(confirm, QIAN, request(b, path) + "," + Cases.BASIS, REASONS);
        stage.check(
                "confirmed",
                confirmed,
                reply -> reply.status() == 200 && reply.says("\"phase\":\"granted\"") && reply.says("\"requests\":[]"));
        Cases.act(b, path, "complete", "reviewer zhao", "");
    }

    private static void revoked(Stage stage, PlayedZone b, String path) throws IOException, InterruptedException {
        stage.step("revoke", b.zh());
        String ground = "\"ground\":\"withdrawn-before\"," + Cases.BASIS;
        Reply revoked = Cases.act(new Named(b, path, "revoke-decision"), QIAN, ground, REASONS);
        stage.check("revoked", revoked, reply -> reply.status() == 200 && reply.says("\"phase\":\"accepted\""));
        Reply withdrawn = Cases.act(b, path, "withdraw", "reviewer zhao", request(b, path));
        stage.check(
                "then-withdrawn", withdrawn, reply -> reply.status() == 200 && reply.says("\"phase\":\"withdrawn\""));
    }

    /** What both zones hold of both in the end. */
    private static void outcome(Stage stage, PlayedZone a, PlayedZone b, List<String> paths)
            throws IOException, InterruptedException {
        List<String> phases = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (PlayedZone zone : List.of(a, b)) {
            for (String path : paths) {
                phases.add(Cases.phase(zone, path));
                heads.add(Cases.heads(zone.door().read(path)));
            }
        }
        stage.check(
                "same-outcome", phases, all -> all.equals(List.of("completed", "withdrawn", "completed", "withdrawn")));
        stage.check(
                "same-histories",
                heads,
                all -> all.subList(0, 2).equals(all.subList(2, 4))
                        && Stream.of(0, 1).allMatch(place -> Cases.events(all.get(place)) == EVENTS));
    }
}
