package tongban.node.story;

import java.io.IOException;
import java.util.List;
import tongban.node.story.Cases.Named;
import tools.jackson.databind.JsonNode;

/**
 * An authority refuses an application: not without reasons, a provision, the way to a review and a second person; and
 * the counter of the other zone reads all that.
 */
record RefusalStory() implements StoryOfTwo {

    private static final int EVENTS = 8;
    private static final String QIAN = "decider qian";
    private static final String REASONS = "\"reasons\":\"演示：经营场所不能用于所报经营范围\"";

    /** 行政复议法 20 and 行政诉讼法 46: within sixty days, within six months. */
    private static final String REMEDIES = "\"remedies\":\"可自知道本决定之日起六十日内申请行政复议，或者自知道之日起六个月内提起行政诉讼\"";

    private static final String WORDS = REASONS + "," + REMEDIES;

    @Override
    public String name() {
        return "refusal";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("agree");
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        stage.step("file", a.zh(), b.zh());
        String path = Cases.filed(stage, a, b, Cases.BRANCH);
        Named refuse = new Named(b, path, "refuse");
        stage.step("alone", b.zh());
        Cases.act(b, path, "accept", "acceptor wang", "");
        Reply unproposed = Cases.act(refuse, QIAN, Cases.BASIS, WORDS);
        Cases.act(b, path, "propose", "reviewer zhao", "\"outcome\":\"refuse\"");
        Reply same = Cases.act(refuse, "decider zhao", Cases.BASIS, WORDS);
        stage.check(
                "nobody-refuses-alone",
                List.of(unproposed, same),
                both -> both.stream().allMatch(reply -> Cases.isRefused(reply, 409, "four-eyes")));
        unfit(stage, refuse);
        stage.step("refuse", b.zh());
        Reply refused = Cases.act(refuse, QIAN, Cases.BASIS, WORDS);
        stage.check("refused-by-two", refused, reply -> reply.status() == 200 && reply.says("\"phase\":\"refused\""));
        Cases.act(b, path, "complete", "reviewer zhao", "");
        Cases.comesTo(stage, a, path, "completed");
        Reply here = a.door().read(path);
        stage.check("counter-sees-why-and-what-next", Cases.last(here, "refused"), RefusalStory::tellsAll);
        Cases.sameHistory(stage, here, b.door().read(path), EVENTS);
        stage.audit(a, b);
    }

    /** By two people, but with something missing that the applicant is owed. */
    private static void unfit(Stage stage, Named refuse) throws IOException, InterruptedException {
        stage.step("unfit", refuse.zone().zh());
        Reply silent = Cases.act(refuse, QIAN, Cases.BASIS, REMEDIES);
        stage.check("not-without-reasons", silent, reply -> Cases.isRefused(reply, 422, "reasons"));
        Reply mute = Cases.act(refuse, QIAN, Cases.BASIS, REASONS);
        stage.check("not-without-remedies", mute, reply -> Cases.isRefused(reply, 422, "remedies"));
        Reply lawless = Cases.act(refuse, QIAN, "", WORDS);
        stage.check(
                "not-without-provision",
                lawless,
                reply -> Cases.isRefused(reply, 422, "wrong-facts") && reply.says("basis"));
    }

    private static boolean tellsAll(JsonNode refused) {
        JsonNode words = refused.path("body");
        JsonNode facts = refused.path("facts");
        return words.path("reasons").asString().contains("经营场所")
                && words.path("remedies").asString().contains("行政复议")
                && words.path("remedies").asString().contains("行政诉讼")
                && facts.path("basis").asString().equals("市场主体登记管理条例|19|1")
                && !facts.path("authority").asString().isEmpty();
    }
}
