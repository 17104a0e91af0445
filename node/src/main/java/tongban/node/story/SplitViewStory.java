package tongban.node.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.channel.Topic;
import tongban.kernel.zone.Descriptor;
import tongban.node.trial.LyingDoor;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.CommandRun;
import tools.jackson.databind.JsonNode;

/**
 * A zone shows two public logs to two readers. As soon as these speak with each other, the heads that their checkpoints
 * repeat give it away, and the evidence convinces anybody.
 */
record SplitViewStory() implements Story {

    private static final int ENTRIES = 3;
    private static final Topic TOPIC = new Topic("yanshi.standard", 1);
    private static final String PROVEN = "\"verdict\":\"proven\"";

    @Override
    public String name() {
        return "split-view";
    }

    @Override
    public void play(Stage stage) throws IOException, SQLException, InterruptedException {
        stage.step("start");
        PlayedZone a = stage.found(Stage.CHENGDU);
        PlayedZone b = stage.found(Stage.CHONGQING);
        a.start();
        b.start();
        PlayedZone liar = stage.found(Stage.PLAYED);
        stage.step("lie", liar.zh(), ENTRIES);
        try (LyingDoor one = door(stage, liar, "first");
                LyingDoor other = door(stage, liar, "second")) {
            for (PlayedZone reader : List.of(a, b)) {
                liar.movesTo(reader == a ? one.port() : other.port());
                PlayedZone.well(reader.join(liar.invite(), liar.fingerprint()));
            }
            stage.await(() -> reads(a, liar) && reads(b, liar), "the public log of " + liar.code() + " is not read");
            stage.check(
                    "two-logs-shown",
                    List.of(state(a, liar), state(b, liar)),
                    seen -> seen.stream()
                                    .allMatch(log -> log.path("size").asInt() == ENTRIES
                                            && log.path("standing").asString().equals("agrees"))
                            && !root(seen.getFirst()).equals(root(seen.getLast())));
            found(stage, a, b, liar);
            stage.audit(a, b);
        }
    }

    /** One of the liar's doors; each has entries of its own after the first. */
    private static LyingDoor door(Stage stage, PlayedZone liar, String words) throws IOException {
        ZoneFolder.Voice voice = liar.voice();
        return new LyingDoor(
                new LyingDoor.Liar(voice.descriptor().publicChannel(), voice.key(), TOPIC),
                new LyingDoor.Place(0, Optional.of(voice.tls().apply(Set.of()))),
                words,
                ENTRIES,
                stage.machine().instant());
    }

    private static JsonNode state(PlayedZone reader, PlayedZone liar) throws IOException, InterruptedException {
        return reader.publicLog(liar, "").json();
    }

    private static String root(JsonNode log) {
        return log.path("root").asString();
    }

    private static boolean reads(PlayedZone reader, PlayedZone liar) throws IOException, InterruptedException {
        return state(reader, liar).path("size").asInt() == ENTRIES;
    }

    private static boolean isCaught(JsonNode log) {
        return log.path("standing").asString().equals("differs")
                && log.path("evidence").asLong() > 0;
    }

    /** The two readers become partners. */
    private static void found(Stage stage, PlayedZone a, PlayedZone b, PlayedZone liar)
            throws IOException, InterruptedException {
        stage.step("meet", a.zh(), b.zh());
        PlayedZone.well(a.join(b.invite(), b.fingerprint()));
        PlayedZone.well(b.join(a.invite(), a.fingerprint()));
        stage.agree(a, b);
        stage.await(
                () -> isCaught(state(a, liar)) || isCaught(state(b, liar)),
                "the lie of " + liar.code() + " is not found");
        PlayedZone finder = isCaught(state(a, liar)) ? a : b;
        stage.check("found-by-repeated-heads", state(finder, liar), SplitViewStory::isCaught);
        proven(stage, finder, liar);
        stage.step("go-on");
        Reply hello = a.door().helloPatiently(b.code(), "您好");
        stage.check("honest-go-on", hello, reply -> reply.status() == 200);
        stage.check(
                "honest-not-accused",
                List.of(a.channel(b), b.channel(a)),
                ends -> ends.stream().allMatch(Stage::isHonest));
    }

    /** The evidence before the verifier, with the liar's seal key and nothing else; then with another root in it. */
    private static void proven(Stage stage, PlayedZone finder, PlayedZone liar)
            throws IOException, InterruptedException {
        stage.step("evidence", finder.zh());
        Reply evidence = finder.publicLog(liar, "/evidence/1");
        Path file = stage.evidence().resolve("split.evidence");
        Files.write(file, evidence.bytes());
        Path seal = stage.evidence().resolve(liar.code() + ".seal");
        Files.write(
                seal,
                Descriptor.read(Files.readAllBytes(liar.invite()))
                        .orThrow()
                        .sealCertificate()
                        .encode());
        stage.check(
                "evidence-convinces-alone",
                audit(file, seal),
                run -> run.exit() == 1
                        && run.out().contains("\"kind\":\"fork\"")
                        && run.out().contains(PROVEN));
        Path altered = stage.folder().resolve("altered.evidence");
        Files.writeString(altered, withAnotherRoot(evidence.text()));
        stage.check(
                "altered-evidence-proves-nothing",
                audit(altered, seal),
                run -> run.exit() != 0 && !run.out().contains(PROVEN));
    }

    private static CommandRun audit(Path evidence, Path seal) {
        return CommandRun.of("audit", "--json", "--trust=" + seal, evidence.toString());
    }

    /** The later head with another root: what its signature does not cover. */
    private static String withAnotherRoot(String evidence) {
        int checkpoint = evidence.lastIndexOf("\ncheckpoint ") + "\ncheckpoint ".length();
        int place = checkpoint + 100;
        char other = evidence.charAt(place) == 'A' ? 'B' : 'A';
        return evidence.substring(0, place) + other + evidence.substring(place + 1);
    }
}
