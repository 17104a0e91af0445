package tongban.node.story;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A counter of one zone takes an application for a branch company that another zone decides: filed here, accepted,
 * examined and granted there by two people, and here at once, with the same history and the same clock.
 */
record BranchCaseStory() implements StoryOfTwo {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int EVENTS = 8;

    @Override
    public String name() {
        return "branch-case";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("agree");
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        stage.step("gaps");
        Reply unfit = a.door().post(Cases.PATH, Cases.filing(a, b, "{\"name\":\"演示\"}"), "unfit");
        stage.check(
                "gaps-told-at-once",
                unfit,
                reply -> reply.status() == 422 && reply.says("/head") && reply.says("/materials"));
        stage.step("file", a.zh(), b.zh());
        Instant begun = stage.machine().instant();
        Reply filed = a.door().post(Cases.PATH, Cases.filing(a, b), "filed");
        stage.check(
                "filed-with-number",
                filed,
                reply -> reply.status() == 200
                        && reply.says("\"number\":\"CDGXQ-")
                        && reply.says("\"offeredTo\":\"" + b.code() + "\""));
        Reply again = a.door().post(Cases.PATH, Cases.filing(a, b), "filed");
        stage.check(
                "repeat-is-the-same-case",
                List.of(filed.text(), again.text()),
                both -> both.getFirst().equals(both.getLast()));
        String path = Cases.path(filed);
        Cases.arrived(stage, b, path);
        decided(stage, b, path);
        Cases.comesTo(stage, a, path, "completed");
        long took = Duration.between(begun, stage.machine().instant()).toMillis();
        stage.step("took", took);
        stage.check("within-ten-seconds", took, millis -> millis > 0 && millis < WITHIN.toMillis());
        told(stage, a.door().read(path), b.door().read(path));
        stage.audit(a, b);
    }

    /** What the deciding zone does. */
    private static void decided(Stage stage, PlayedZone b, String path) throws IOException, InterruptedException {
        stage.step("decide", b.zh());
        Reply accepted = Cases.act(b, path, "accept", "acceptor wang", "");
        stage.check(
                "accepted-and-clock-runs",
                accepted,
                reply -> reply.status() == 200 && reply.says("\"phase\":\"accepted\"") && reply.says("\"due\":\""));
        Cases.act(b, path, "propose", "reviewer zhao", "\"outcome\":\"grant\"");
        Reply alone = Cases.act(b, path, "grant", "decider zhao", Cases.BASIS);
        stage.check("nobody-decides-alone", alone, reply -> reply.status() == 409 && reply.says("four-eyes"));
        Reply granted = Cases.act(b, path, "grant", "decider qian", Cases.BASIS);
        stage.check(
                "granted-by-another", granted, reply -> reply.status() == 200 && reply.says("\"phase\":\"granted\""));
        Cases.act(b, path, "complete", "reviewer zhao", "");
    }

    /** What both zones show of it in the end. */
    private static void told(Stage stage, Reply here, Reply there) {
        Cases.sameHistory(stage, here, there, EVENTS);
        stage.check(
                "same-clock",
                List.of(Cases.clock(here), Cases.clock(there)),
                both -> both.getFirst().equals(both.getLast())
                        && both.getFirst().contains("stopped"));
        JsonNode clock = here.json().path("clock");
        stage.step(
                "clock",
                clock.path("total").asInt(),
                clock.path("used").asInt(),
                clock.path("left").asInt(),
                clock.path("due").asString());
    }
}
