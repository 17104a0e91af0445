package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The deciding zone is away when the counter files. The counter goes on and gives a receipt that says what is received
 * and what is not; the applications arrive by themselves when that zone is back.
 */
record CounterOfflineStory() implements StoryOfTwo {

    private static final int EVENTS = 5;

    @Override
    public String name() {
        return "counter-offline";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        stage.step("agree");
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        stage.settled(a, b);
        stage.step("away", b.zh());
        b.stop();
        stage.step("file", a.zh());
        Reply one = Cases.file(a, b, "重庆第一分公司");
        Reply two = Cases.file(a, b, "重庆第二分公司");
        stage.check(
                "counter-goes-on",
                List.of(one, two),
                both -> both.stream().allMatch(reply -> reply.status() == 200)
                        && !number(both.getFirst()).equals(number(both.getLast())));
        receipt(stage, one);
        JsonNode channel = a.channel(b);
        stage.check(
                "hand-over-waits",
                channel,
                state -> state.path("drafts").asLong()
                                + state.path("outgoing").path("size").asLong()
                                - state.path("outgoing").path("acknowledged").asLong()
                        >= 2);
        back(stage, a, b, List.of(Cases.path(one), Cases.path(two)));
        stage.audit(a, b);
    }

    private static String number(Reply filed) {
        return filed.status() == 200 ? filed.json().path("number").asString("") : "";
    }

    private static void receipt(Stage stage, Reply filed) {
        JsonNode receipt = filed.json().path("receipt");
        stage.step(
                "receipt", receipt.path("zh").asString(""), receipt.path("en").asString(""));
        stage.check(
                "receipt-says-received-here",
                filed.json(),
                shown -> isReceivedHere(
                        shown.path("receipt"), shown.path("number").asString("?")));
        stage.check(
                "receipt-says-not-accepted-there",
                receipt,
                words -> words.path("state").asString().equals("handed-over")
                        && !words.path("accepted").asBoolean(true)
                        && words.path("zh").asString().contains("尚未接收、尚未受理")
                        && words.path("en").asString().contains("not yet taken or accepted"));
        stage.check(
                "receipt-says-nothing-more-to-do",
                receipt,
                words -> words.path("zh").asString().contains("无须再办其他手续")
                        && words.path("en").asString().contains("nothing more to do"));
    }

    /** By whom, when, and under which number: in fields for programs and in words for people. */
    private static boolean isReceivedHere(JsonNode receipt, String number) {
        return receipt.path("number").asString().equals(number)
                && receipt.path("receivedBy").asString().equals("cdgxq")
                && receipt.path("at").asString().endsWith("Z")
                && receipt.path("zh").asString().contains(number)
                && receipt.path("en").asString().contains(number);
    }

    private static void back(Stage stage, PlayedZone a, PlayedZone b, List<String> paths)
            throws IOException, InterruptedException {
        stage.step("back", b.zh());
        b.start();
        for (String path : paths) {
            Cases.arrived(stage, b, path);
        }
        JsonNode inbox = b.door().read(Cases.PATH + "?queue=inbox").json();
        stage.check(
                "arrived-once",
                inbox,
                list -> list.path("cases").size() == paths.size()
                        && paths.stream().allMatch(path -> holds(list.path("cases"), path)));
        stage.step("accept", b.zh());
        List<String> heads = new ArrayList<>();
        for (String path : paths) {
            Cases.act(b, path, "accept", "acceptor wang", "");
            Cases.comesTo(stage, a, path, "accepted");
            heads.add(Cases.heads(a.door().read(path)));
            heads.add(Cases.heads(b.door().read(path)));
        }
        JsonNode receipt = a.door().read(paths.getFirst()).json().path("receipt");
        stage.check(
                "receipt-then-says-accepted",
                receipt,
                words -> words.path("accepted").asBoolean(false)
                        && words.path("zh").asString().contains("已受理")
                        && words.path("en").asString().contains("has accepted it"));
        stage.check(
                "same-histories",
                heads,
                all -> all.stream().allMatch(one -> Cases.events(one) == EVENTS)
                        && all.get(0).equals(all.get(1))
                        && all.get(2).equals(all.get(3))
                        && !all.get(0).equals(all.get(2)));
    }

    private static boolean holds(JsonNode cases, String path) {
        for (JsonNode one : cases) {
            if (path.endsWith("/" + one.path("id").asString())) {
                return true;
            }
        }
        return false;
    }
}
