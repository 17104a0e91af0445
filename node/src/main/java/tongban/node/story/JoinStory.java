package tongban.node.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import tongban.verifier.command.CommandRun;

/** A third zone joins two that run, by one signed file each way, and says hello. */
record JoinStory() implements Story {

    private static final double MINUTE = 60;
    private static final double NANOS = 1_000_000_000.0;

    @Override
    public String name() {
        return "join";
    }

    @Override
    public void play(Stage stage) throws IOException, SQLException, InterruptedException {
        stage.step("start");
        List<PlayedZone> two = stage.partners();
        stage.agree(two.getFirst(), two.getLast());
        String before =
                two.getFirst().door().address() + " " + two.getLast().door().address();
        long begun = System.nanoTime();
        stage.step("found", Stage.NEIJIANG.zh());
        PlayedZone third = stage.found(Stage.NEIJIANG);
        third.start();
        refusals(stage, third, two.getFirst());
        stage.step("exchange", third.zh());
        for (PlayedZone zone : two) {
            CommandRun there = zone.join(third.invite(), third.fingerprint());
            CommandRun here = third.join(zone.invite(), zone.fingerprint());
            stage.check(
                    "joined-" + zone.code(),
                    List.of(there, here),
                    runs -> runs.stream().allMatch(run -> run.exit() == 0));
        }
        stage.step("agree");
        stage.agree(
                AgreementText.hello(stage.machine().instant(), third, two.getFirst(), two.getLast()),
                third,
                two.getFirst(),
                two.getLast());
        greetings(stage, third, two);
        double seconds = (System.nanoTime() - begun) / NANOS;
        stage.step("took", String.format(java.util.Locale.ROOT, "%.1f", seconds));
        stage.check("within-a-minute", seconds, took -> took < MINUTE);
        String after =
                two.getFirst().door().address() + " " + two.getLast().door().address();
        stage.check(
                "no-restart", List.of(before, after), both -> both.getFirst().equals(both.getLast()));
        stage.audit(third, two.getFirst(), two.getLast());
    }

    private static void greetings(Stage stage, PlayedZone third, List<PlayedZone> two)
            throws IOException, InterruptedException {
        for (PlayedZone zone : two) {
            Reply out = third.door().helloPatiently(zone.code(), "您好");
            Reply back = zone.door().helloPatiently(third.code(), "您好");
            stage.check(
                    "hello-" + zone.code(),
                    List.of(out, back),
                    replies -> replies.stream().allMatch(reply -> reply.status() == 200));
        }
    }

    /** A file on which somebody wrote, and a fingerprint that was read out wrongly. */
    private static void refusals(Stage stage, PlayedZone third, PlayedZone first) throws IOException {
        stage.step("tampered");
        String right = Files.readString(first.invite(), StandardCharsets.UTF_8);
        Path wrong = stage.folder().resolve("tampered.descriptor.txt");
        Files.writeString(wrong, right.replace(first.zh(), "成都高薪区"), StandardCharsets.UTF_8);
        CommandRun tampered = third.join(wrong, first.fingerprint());
        stage.check("tampered-file-refused", new Tampered(tampered, right.contains(first.zh())), Tampered::isRefused);
        CommandRun misread = third.join(first.invite(), third.fingerprint());
        stage.check("other-fingerprint-refused", misread, run -> run.exit() != 0);
    }

    /** Taking up a file on which somebody wrote, if there was something to write over. */
    private record Tampered(CommandRun run, boolean changed) {
        boolean isRefused() {
            return changed && run.exit() != 0;
        }
    }
}
