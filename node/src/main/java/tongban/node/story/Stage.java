package tongban.node.story;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tongban.node.command.EmbeddedDatabase;
import tongban.node.story.PlayedZone.Name;
import tongban.verifier.command.CommandRun;
import tools.jackson.databind.JsonNode;

/** Where one story is played: its zones, their databases, and what was seen. */
final class Stage implements AutoCloseable {

    /** The zones of all stories; the first two begin, the third joins. */
    static final Name CHENGDU = new Name("cdgxq", "成都高新区", "Chengdu High-tech Zone", "sm2-sm3");

    static final Name CHONGQING = new Name("cqgxq", "重庆高新区", "Chongqing High-tech Zone", "ed25519-sha256");
    /** A zone that there is not, for those that lie. */
    static final Name PLAYED = new Name("yanshi", "演示区", "Played Zone", "sm2-sm3");

    static final Name NEIJIANG = new Name("njgxq", "内江高新区", "Neijiang High-tech Zone", "sm2-sm3");

    private static final long LOOK_MS = 100;
    private static final int LOOKS = 600;

    private final Ground ground;
    private final Path folder;
    private final Telling telling;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final List<PlayedZone> zones = new ArrayList<>();

    /**
     * What stories stand on.
     *
     * @param story names folder and databases
     */
    record Ground(EmbeddedDatabase server, Path folder, String story, InstantSource machine) {}

    Stage(Ground ground, Telling telling) {
        this.ground = ground;
        this.folder = ground.folder().resolve(ground.story());
        this.telling = telling;
    }

    void step(String key, Object... arguments) {
        telling.step("step." + ground.story() + "." + key, arguments);
    }

    /** Claims something about what was seen. */
    <F> void check(String word, F seen, Predicate<? super F> claim) {
        telling.check(new Check<>(ground.story() + "." + word, seen, claim));
    }

    /** Founds a zone; its node does not run yet. */
    PlayedZone found(Name name) throws IOException, SQLException {
        PlayedZone zone = new PlayedZone(
                name,
                folder.resolve(name.code()),
                ground.server().database(databaseOf(name.code())),
                new StoryClock(ground.machine()),
                client);
        zone.found();
        zones.add(zone);
        return zone;
    }

    /** The name of a zone's database. */
    String databaseOf(String code) {
        return "story_" + ground.story().replace('-', '_') + "_" + code;
    }

    EmbeddedDatabase server() {
        return ground.server();
    }

    InstantSource machine() {
        return ground.machine();
    }

    Path folder() {
        return folder;
    }

    /** Two zones whose nodes run and that are partners; no agreement yet. */
    List<PlayedZone> partners() throws IOException, SQLException, InterruptedException {
        PlayedZone a = found(CHENGDU);
        PlayedZone b = found(CHONGQING);
        a.start();
        b.start();
        PlayedZone.well(a.join(b.invite(), b.fingerprint()));
        PlayedZone.well(b.join(a.invite(), a.fingerprint()));
        // A running node notices within a second what a command did.
        await(() -> knows(a, b) && knows(b, a), "the nodes do not notice that their zones have joined");
        return List.of(a, b);
    }

    private static boolean knows(PlayedZone one, PlayedZone other) throws IOException, InterruptedException {
        // A known partner's channel may still show that it refused the first request as that of a stranger.
        Reply channel = one.door().get("/" + other.code() + "/channel");
        return channel.status() != 404 || !channel.says("no-partner");
    }

    /** An agreement that all sign; it is in force for all of them in the end. */
    String agree(AgreementText text, PlayedZone... parties) throws IOException, InterruptedException {
        Path file = text.writtenTo(papers());
        String id = PlayedZone.last(PlayedZone.well(parties[0].compact("draft", file.toString())))
                .path("id")
                .asString();
        for (PlayedZone party : parties) {
            await(() -> !party.stateOf(id).isEmpty(), "the agreement has not come to " + party.code());
            PlayedZone.well(party.sealed("sign", id));
        }
        for (PlayedZone party : parties) {
            await(() -> party.stateOf(id).equals("in-force"), "the agreement is not in force at " + party.code());
        }
        return id;
    }

    /** The same for two zones and saying hello. */
    String agree(PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        return agree(AgreementText.hello(ground.machine().instant(), a, b), a, b);
    }

    /** Waits at most a minute. */
    void await(Look look, String otherwise) throws IOException, InterruptedException {
        for (int looks = 0; !look.holds(); looks++) {
            if (looks == LOOKS) {
                throw new Stuck(otherwise);
            }
            Thread.sleep(LOOK_MS);
        }
    }

    /** Looks whether something is so by now. */
    interface Look {
        boolean holds() throws IOException, InterruptedException;
    }

    /** All that two zones said to each other has arrived and is acknowledged. */
    void settled(PlayedZone a, PlayedZone b) throws IOException, InterruptedException {
        await(() -> settledOneWay(a, b) && settledOneWay(b, a), a.code() + " and " + b.code() + " do not come to rest");
    }

    private static boolean settledOneWay(PlayedZone from, PlayedZone to) throws IOException, InterruptedException {
        long size = from.channel(to).path("outgoing").path("size").asLong();
        return from.channel(to).path("drafts").asLong() == 0
                && to.channel(from).path("incoming").path("size").asLong() == size
                && from.channel(to).path("outgoing").path("acknowledged").asLong() == size;
    }

    /** Has both ends write what a zone and its partners said, and the verifier read it: check {@code audit}. */
    void audit(PlayedZone a, PlayedZone... partners) throws IOException, InterruptedException {
        for (PlayedZone b : partners) {
            settled(a, b);
            step("audit", a.zh(), b.zh());
            writes(a, b);
            writes(b, a);
        }
        CommandRun audit = CommandRun.of("audit", papers().toString());
        check("audit", audit, run -> run.exit() == 0);
    }

    /** A log both ways as one end holds it, what it holds of the other's public log, and its descriptor. */
    private void writes(PlayedZone zone, PlayedZone other) throws IOException, InterruptedException {
        Files.copy(
                zone.invite(), papers().resolve(zone.code() + ".descriptor.txt"), StandardCopyOption.REPLACE_EXISTING);
        for (PlayedZone whose : List.of(zone, other)) {
            Reply log = zone.publicLog(whose, "/log");
            if (log.status() == 200) {
                Files.write(papers().resolve(zone.code() + "-" + whose.code() + "-public.tbx"), log.bytes());
            }
        }
        for (String direction : List.of("outgoing", "incoming")) {
            Reply export = zone.door().get("/" + other.code() + "/" + direction);
            Files.write(papers().resolve(zone.code() + "-" + other.code() + "-" + direction + ".tbx"), export.bytes());
        }
    }

    /** Whether neither end holds anything against the other. */
    static boolean isHonest(JsonNode channel) {
        return channel.path("evidence").asLong(-1) == 0
                && !channel.path("incoming").path("forked").asBoolean(true)
                && channel.path("trouble").asString().isEmpty();
    }

    /** What the story leaves for others to read. */
    Path papers() throws IOException {
        return Files.createDirectories(folder.resolve("papers"));
    }

    /** Where evidence of a lie is left: what lies there does not pass an audit. */
    Path evidence() throws IOException {
        return Files.createDirectories(folder.resolve("evidence"));
    }

    /** Copies what the story leaves into a folder, evidence into a folder below it. */
    void keepIn(Path target) throws IOException {
        copy(papers(), target, ground.story() + "-");
        if (Files.exists(folder.resolve("evidence"))) {
            copy(evidence(), target.resolve(ground.story() + "-evidence"), "");
        }
    }

    private static void copy(Path from, Path target, String prefix) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> all = Files.list(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, target.resolve(prefix + one.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() {
        zones.forEach(PlayedZone::close);
        // A story that got stuck may have left questions behind.
        client.shutdownNow();
        client.close();
    }
}
