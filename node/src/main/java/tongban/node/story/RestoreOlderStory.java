package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A zone's database is replaced by an older copy; the zone is silent until its partner has given back what it lost. */
record RestoreOlderStory() implements Story {

    private static final int LOST = 5;
    private static final long SILENCE_MS = 2000;

    @Override
    public String name() {
        return "restore-older";
    }

    @Override
    public void play(Stage stage) throws IOException, SQLException, InterruptedException {
        stage.step("start");
        List<PlayedZone> zones = stage.partners();
        PlayedZone a = zones.getFirst();
        PlayedZone b = zones.getLast();
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
        b.start();
        JsonNode alone = b.channel(a);
        stage.check(
                "copy-is-older",
                () -> size(alone, "outgoing") < size(before, "outgoing")
                        && size(alone, "incoming") < size(before, "incoming"),
                size(alone, "outgoing") + " < " + size(before, "outgoing"));
        Thread.sleep(SILENCE_MS);
        JsonNode hushed = b.channel(a);
        stage.check(
                "silent-first",
                () -> !hushed.path("open").asBoolean(true) && size(hushed, "outgoing") == size(alone, "outgoing"),
                hushed.path("open"));
        a.start();
        stage.step("fetch", b.zh());
        stage.await(() -> b.channel(a).path("open").asBoolean(false), b.code() + " does not speak again");
        stage.settled(a, b);
        restored(stage, a, b, new Seen(before, partner));
        stage.audit(a, b);
    }

    /** What both ends saw before the restore. */
    private record Seen(JsonNode own, JsonNode partner) {}

    /** What the copy will not know: questions and answers both ways, and an agreement. */
    private static void live(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("live", LOST);
        for (int i = 0; i < LOST; i++) {
            Reply there = a.door().helloPatiently(b.code(), "您好 " + i);
            Reply back = b.door().helloPatiently(a.code(), "您好 " + i);
            if (there.status() != 200 || back.status() != 200) {
                throw new Stuck(there.brief() + " / " + back.brief());
            }
        }
        stage.settled(a, b);
    }

    private static void restored(Stage stage, PlayedZone a, PlayedZone b, Seen seen)
            throws IOException, InterruptedException {
        Reply hello = b.door().helloPatiently(a.code(), "您好");
        stage.check("speaks-again", () -> hello.status() == 200, hello.brief());
        stage.settled(a, b);
        JsonNode own = b.channel(a);
        JsonNode theirs = a.channel(b);
        stage.check(
                "nothing-lost",
                () -> size(own, "outgoing") > size(seen.own(), "outgoing")
                        && size(own, "incoming") > size(seen.own(), "incoming"),
                size(seen.own(), "outgoing") + " → " + size(own, "outgoing"));
        stage.check(
                "same-logs-at-both-ends",
                () -> root(own, "outgoing").equals(root(theirs, "incoming"))
                        && root(own, "incoming").equals(root(theirs, "outgoing")),
                root(own, "outgoing"));
        stage.check(
                "nothing-doubled",
                () -> size(theirs, "outgoing") == size(seen.partner(), "outgoing") + 1
                        && size(own, "outgoing") == size(seen.own(), "outgoing") + 1,
                size(theirs, "outgoing") + " " + size(own, "outgoing"));
        stage.check("no-fork", () -> isHonest(own) && isHonest(theirs), own.path("trouble"));
    }

    private static boolean isHonest(JsonNode channel) {
        return channel.path("evidence").asLong(-1) == 0
                && !channel.path("incoming").path("forked").asBoolean(true)
                && channel.path("trouble").asString().isEmpty();
    }

    private static long size(JsonNode channel, String log) {
        return channel.path(log).path("size").asLong(-1);
    }

    private static String root(JsonNode channel, String log) {
        return channel.path(log).path("root").asString();
    }
}
