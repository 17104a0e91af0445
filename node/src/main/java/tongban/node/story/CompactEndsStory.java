package tongban.node.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.LegalClock;
import tongban.verifier.command.CommandRun;

/** An agreement is suspended, goes on, ends by its date, and is replaced; each time both ends keep to it. */
record CompactEndsStory() implements StoryOfTwo {

    private static final Duration APART = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "compact-ends";
    }

    @Override
    public void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(stage.machine().instant(), LegalClock.BEIJING);
        AgreementText first = AgreementText.of("演示合作协议", today, today.plusYears(1), Optional.empty(), a, b);
        String id = stage.agree(first, a, b);
        Reply before = a.door().helloPatiently(b.code(), "您好");
        stage.check("allowed-in-force", before, CompactEndsStory::isAnswered);
        suspended(stage, a, b, id);
        ended(stage, a, b, id);
        expires(stage, a, b, replaced(stage, a, b, today));
        stage.audit(a, b);
    }

    private static void suspended(Stage stage, PlayedZone a, PlayedZone b, String id)
            throws IOException, InterruptedException {
        stage.step("suspend", b.zh());
        PlayedZone.well(b.sealed("suspend", id, "--reason=演示：核查"));
        stage.await(() -> a.stateOf(id).equals("suspended"), "the suspension has not come to " + a.code());
        Reply there = a.door().helloPatiently(b.code(), "您好");
        Reply here = b.door().helloPatiently(a.code(), "您好");
        stage.check(
                "suspended-refused-at-both-doors",
                List.of(there, here),
                replies -> replies.stream().allMatch(reply -> isRefused(reply, "compact-suspended")));
        stage.check("suspension-names-reason", there, reply -> reply.says("演示：核查"));
        PlayedZone.well(b.sealed("resume", id, "--reason=演示：已核查"));
        stage.await(() -> a.stateOf(id).equals("in-force"), "the end of the suspension has not come to " + a.code());
        Reply resumed = a.door().helloPatiently(b.code(), "您好");
        stage.check("resumed-allowed", resumed, CompactEndsStory::isAnswered);
    }

    private static boolean isAnswered(Reply reply) {
        return reply.status() == 200;
    }

    private static boolean isRefused(Reply reply, String reason) {
        return reply.status() == 403 && reply.says(reason) && reply.says("第1条");
    }

    /**
     * At the sender the agreement has a second left, at the receiver it has ended: only the receiver can refuse, and
     * it signs. Both clocks stand, so that the machine's speed decides nothing.
     */
    private static void expires(Stage stage, PlayedZone a, PlayedZone b, Instant end)
            throws IOException, InterruptedException {
        stage.settled(a, b);
        stage.step("expire");
        a.clock().standsAt(end.minus(APART));
        b.clock().standsAt(end.plus(APART));
        Reply signed = a.door().helloPatiently(b.code(), "您好");
        stage.check("expired-refused-signed", signed, reply -> isRefused(reply, "compact-expired"));
        stage.check("refusal-has-place-in-log", signed, reply -> reply.index().isPresent());
        if (signed.index().isPresent()) {
            String path = "/" + b.code() + "/incoming/" + signed.index().getAsLong();
            Reply proof = a.door().get(path);
            Path file = stage.papers().resolve("refusal.proof");
            Files.write(file, proof.bytes());
            CommandRun check = CommandRun.of("audit", "check", file.toString());
            stage.check("refusal-proven", check, run -> run.exit() == 0);
        }
        a.clock().passes(APART.multipliedBy(2));
        b.clock().goesOn();
        Reply own = a.door().helloPatiently(b.code(), "您好");
        stage.check(
                "expired-refused-at-own-door",
                own,
                reply -> isRefused(reply, "compact-expired") && reply.index().isEmpty());
    }

    private static void ended(Stage stage, PlayedZone a, PlayedZone b, String id)
            throws IOException, InterruptedException {
        stage.step("end", a.zh());
        CommandRun ended = PlayedZone.well(a.sealed("end", id, "--reason=演示：不再合作"));
        stage.await(() -> b.stateOf(id).equals("ended"), "the end has not come to " + b.code());
        Reply none = b.door().helloPatiently(a.code(), "您好");
        stage.check("ended-refused", none, reply -> isRefused(reply, "compact-ended"));
        stage.check(
                "end-says-no-open-matters",
                PlayedZone.last(ended),
                said -> said.path("matters").isArray() && said.path("matters").isEmpty());
    }

    /** Two agreements, the second of which replaces the first and is short; when it ends is answered. */
    private static Instant replaced(Stage stage, PlayedZone a, PlayedZone b, LocalDate today)
            throws IOException, InterruptedException {
        stage.step("next");
        AgreementText next = AgreementText.of("演示后续协议", today, today.plusYears(1), Optional.empty(), a, b);
        String id = stage.agree(next, b, a);
        Reply again = a.door().helloPatiently(b.code(), "您好");
        stage.check("next-allowed", again, CompactEndsStory::isAnswered);
        stage.step("replace");
        AgreementText third = AgreementText.of("演示替代协议", today, today.plusDays(1), Optional.of(id), a, b);
        stage.agree(third, a, b);
        String before = a.stateOf(id);
        Reply under = b.door().helloPatiently(a.code(), "您好");
        stage.check(
                "replacement-allowed",
                new Replaced(before, under),
                both -> both.before().equals("replaced") && isAnswered(both.under()));
        return third.compact().end();
    }

    /**
     * After a replacement.
     *
     * @param before the state of the agreement that was replaced
     * @param under a greeting under the new one
     */
    private record Replaced(String before, Reply under) {}
}
