package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A zone's database is replaced by an older copy; the zone is silent until its partner has given back what it lost. */
record RestoreOlderStory() implements StoryOfTwo {

    private static final int LOST = 5;
    private static final long SILENCE_MS = 2000;

    @Override
    public String name() {
        return "restore-older";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        stage.agree(a, b);
        stage.settled(a, b);
        stage.step("copy", b.zh());
        b.stop();
        String database = stage.databaseOf(b.code());
        stage.server().copy(database, database + "_older");
        b.start();
        live(stage, a, b);
        JsonNode before = b.channel(a);
        JsonNode partner = a.channel(b);
        stage.step("restore", b.zh());
        b.stop();
        a.stop();
        stage.server().replace(database, database + "_older");
        silent(stage, a, b, before);
        a.start();
        stage.step("fetch", b.zh());
        stage.await(() -> b.channel(a).path("open").asBoolean(false), b.code() + " does not speak again");
        stage.settled(a, b);
        restored(stage, a, b, new Two(before, partner));
        stage.audit(a, b);
    }

    /** The restored zone alone: nobody tells it what it lost. */
    private static void silent(Stage stage, PlayedZone a, PlayedZone b, JsonNode before)
            throws IOException, InterruptedException {
        b.start();
        JsonNode alone = b.channel(a);
        stage.check("copy-is-older", new Two(alone, before), both -> both.less("outgoing") && both.less("incoming"));
        Thread.sleep(SILENCE_MS);
        JsonNode hushed = b.channel(a);
        stage.check(
                "silent-first",
                new Two(alone, hushed),
                both -> !both.second().path("open").asBoolean(true)
                        && size(both.first(), "outgoing") == size(both.second(), "outgoing"));
    }

    /** What two looks at a channel showed: at two moments, or at its two ends. */
    private record Two(JsonNode first, JsonNode second) {

        boolean less(String log) {
            return size(first, log) < size(second, log);
        }

        boolean areOne(String log, String atTheOther) {
            return root(first, log).equals(root(second, atTheOther));
        }
    }

    /** Entries that both ends had said before and after. */
    private record Said(long own, long ownAfter, long partner, long partnerAfter) {}

    /** What the copy will not know: questions and answers both ways, and an agreement. */
    private static void live(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("live", LOST);
        for (int i = 0; i < LOST; i++) {
            Reply there = a.door().helloPatiently(b.code(), "您好 " + i);
            Reply back = b.door().helloPatiently(a.code(), "您好 " + i);
            if (there.status() != 200 || back.status() != 200) {
                throw new Stuck(there + " / " + back);
            }
        }
        stage.settled(a, b);
    }

    private static void restored(Stage stage, PlayedZone a, PlayedZone b, Two seen)
            throws IOException, InterruptedException {
        Reply hello = b.door().helloPatiently(a.code(), "您好");
        stage.check("speaks-again", hello, reply -> reply.status() == 200);
        stage.settled(a, b);
        JsonNode own = b.channel(a);
        JsonNode theirs = a.channel(b);
        stage.check("nothing-lost", new Two(seen.first(), own), both -> both.less("outgoing") && both.less("incoming"));
        stage.check(
                "acknowledgement-went-back",
                a.door().gauge("tongban_exchange_restores_total", b.code()),
                restores -> restores >= 1);
        stage.check(
                "same-logs-at-both-ends",
                new Two(own, theirs),
                both -> both.areOne("outgoing", "incoming") && both.areOne("incoming", "outgoing"));
        stage.check(
                "nothing-doubled",
                new Said(
                        size(seen.first(), "outgoing"),
                        size(own, "outgoing"),
                        size(seen.second(), "outgoing"),
                        size(theirs, "outgoing")),
                said -> said.ownAfter() == said.own() + 1 && said.partnerAfter() == said.partner() + 1);
        stage.check("no-fork", List.of(own, theirs), ends -> ends.stream().allMatch(Stage::isHonest));
    }

    private static long size(JsonNode channel, String log) {
        return channel.path(log).path("size").asLong(-1);
    }

    private static String root(JsonNode channel, String log) {
        return channel.path(log).path("root").asString();
    }
}
