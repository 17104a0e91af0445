package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tongban.verifier.command.CommandRun;
import tools.jackson.databind.JsonNode;

/**
 * A zone revokes a lost node key, and later moves to another address. Its partner learns both from the zone's seal
 * alone, without a person and without a restart.
 */
record LostKeyStory() implements StoryOfTwo {

    private static final long LOOK_MS = 200;
    private static final int GREETINGS = 5;
    private static final int LOOKS = 150;

    @Override
    public String name() {
        return "lost-key";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        stage.agree(a, b);
        Reply before = a.door().helloPatiently(b.code(), "您好");
        stage.check("answered-before", before, reply -> reply.status() == 200);
        JsonNode old = a.channel(b);
        stage.step("revoke", a.zh());
        CommandRun revoked = a.revoke("演示：遗失");
        stage.check(
                "next-epoch",
                PlayedZone.last(revoked),
                said -> said.path("newEpoch").asBoolean() && said.path("epoch").asInt() == 2);
        stage.step("learn", b.zh());
        stage.await(() -> size(a.channel(b)) < size(old), "the node does not begin the next epoch");
        Reply there = untilAnswered(a, b);
        Reply back = untilAnswered(b, a);
        stage.check(
                "goes-on-without-a-person",
                List.of(there, back),
                replies -> replies.stream().allMatch(reply -> reply.status() == 200));
        stage.check(
                "log-begins-anew",
                List.of(size(old), size(a.channel(b))),
                sizes -> sizes.getFirst() > 0 && sizes.getLast() > 0 && sizes.getLast() < sizes.getFirst());
        moved(stage, a, b);
        stage.audit(a, b);
    }

    private static long size(JsonNode channel) {
        return channel.path("outgoing").path("size").asLong();
    }

    private static void moved(Stage stage, PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        stage.step("move", a.zh());
        a.movesTo(PlayedZone.freePort());
        a.renews();
        long serial = a.serial();
        long known = b.serialOf(a);
        for (int looked = 0; looked < LOOKS && known < serial; looked++) {
            Thread.sleep(LOOK_MS);
            known = b.serialOf(a);
        }
        stage.check(
                "descriptor-was-brought",
                List.of(serial, known),
                both -> both.getFirst() > 1 && both.getFirst().equals(both.getLast()));
        a.stop();
        a.start();
        // One question might travel in the answer to a request from there; so many would not.
        List<Reply> answers = new ArrayList<>();
        answers.add(untilAnswered(b, a));
        for (int i = 1; i < GREETINGS; i++) {
            answers.add(b.door().helloPatiently(a.code(), "您好 " + i));
        }
        stage.check(
                "found-at-the-new-address",
                answers,
                replies -> replies.size() == GREETINGS && replies.stream().allMatch(reply -> reply.status() == 200));
    }

    /** Channels that begin anew are silent first: what is asked then is not answered in time. */
    private static Reply untilAnswered(PlayedZone asker, PlayedZone asked) throws IOException, InterruptedException {
        Reply reply = asker.door().helloPatiently(asked.code(), "您好");
        for (int looked = 0; looked < LOOKS && reply.status() != 200; looked++) {
            Thread.sleep(LOOK_MS);
            reply = asker.door().helloPatiently(asked.code(), "您好");
        }
        return reply;
    }
}
