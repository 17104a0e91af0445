package tongban.node.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.exchange.Callers;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.CommandRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A zone of a story: founded, started and stopped here, and otherwise only spoken to as anybody may. */
final class PlayedZone implements AutoCloseable {

    private static final String TOKEN = "yanshi-story";

    private final Name name;
    private final Path folder;
    private final NodeSettings.Database database;
    private final StoryClock clock;
    private final HttpClient client;
    private @Nullable ConfigurableApplicationContext node;

    /** Code and both names. */
    record Name(String code, String zh, String en, String suite) {}

    PlayedZone(Name name, Path folder, NodeSettings.Database database, StoryClock clock, HttpClient client) {
        this.name = name;
        this.folder = folder;
        this.database = database;
        this.clock = clock;
        this.client = client;
    }

    String code() {
        return name.code();
    }

    String zh() {
        return name.zh();
    }

    StoryClock clock() {
        return clock;
    }

    NodeSettings.Database database() {
        return database;
    }

    /** Founds it with {@code zone new}, as a demonstration, on a free port. */
    void found() throws IOException {
        int port = freePort();
        Files.createDirectories(folder);
        Files.writeString(words(), "yanshi-first\nyanshi-second\n");
        well(CommandRun.of(
                "zone",
                "new",
                folder.resolve("zone").toString(),
                "--code=" + name.code(),
                "--zh=" + name.zh(),
                "--en=" + name.en(),
                "--suite=" + name.suite(),
                "--address=https://127.0.0.1:" + port,
                "--bind=127.0.0.1",
                "--port=" + port,
                "--console-port=0",
                "--authority=registration holder 11100000YANX90013Y 演示登记机关",
                "--demonstration",
                "--words=" + words(),
                "--json"));
    }

    /** A port of this machine that nobody had a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Path words() {
        return folder.resolve("words");
    }

    private Path file() {
        return folder.resolve("zone").resolve("zone.yaml");
    }

    /** Starts its node. */
    void start() {
        node = Node.start(
                new NodeSettings(
                        file(),
                        database,
                        "127.0.0.1",
                        0,
                        Optional.of(folder.resolve("node.log")),
                        List.of(HexFormat.of().formatHex(Callers.digest(TOKEN)))),
                clock);
    }

    /** Stops its node, if it runs. */
    void stop() {
        ConfigurableApplicationContext running = node;
        node = null;
        if (running != null) {
            running.close();
        }
    }

    /** The node's interface for programs. */
    NodeDoor door() {
        ConfigurableApplicationContext running = node;
        if (running == null) {
            throw new Stuck("the node of " + code() + " does not run");
        }
        String port = running.getEnvironment().getRequiredProperty("local.server.port");
        return new NodeDoor(URI.create("http://127.0.0.1:" + port), TOKEN, client);
    }

    /** The state of the channels with a partner, as a program reads it. */
    JsonNode channel(PlayedZone partner) throws IOException, InterruptedException {
        return door().get("/" + partner.code() + "/channel").json();
    }

    /** What a program reads of a zone's public log at this zone's node. */
    Reply publicLog(PlayedZone of, String part) throws IOException, InterruptedException {
        return door().get("/public/" + of.code() + part);
    }

    /** Writes this zone's signed file. */
    Path invite() {
        Path file = folder.resolve(code() + ".descriptor.txt");
        well(CommandRun.of("zone", "invite", file.toString(), "--zone=" + file(), "--words=" + words(), "--json"));
        return file;
    }

    /** The zone's keys and descriptor, for somebody who speaks as this zone without a node. */
    ZoneFolder.Voice voice() {
        return switch (ZoneFolder.open(file(), new SecureRandom()).then(ZoneFolder::voice)) {
            case ZoneAnswer.Done<ZoneFolder.Voice> done -> done.value();
            case ZoneAnswer.Refused<ZoneFolder.Voice> refused ->
                throw new Stuck(refused.refusal().sentence(Locale.ENGLISH));
        };
    }

    /** Its zone file names another port for partners from now on, where its node listens when it starts again. */
    void movesTo(int port) throws IOException {
        String before = Files.readString(file());
        Files.writeString(
                file(),
                before.replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:" + port)
                        .replaceAll("(exchange:\\R.*\\R *port: )[0-9]+", "$1" + port));
    }

    /** What this zone's operator reads out. */
    String fingerprint() {
        return last(well(CommandRun.of("zone", "show", "--zone=" + file(), "--json")))
                .path("fingerprint")
                .asString();
    }

    /** Signs its descriptor anew after its zone file changed; its node, if it runs, notices. */
    void renews() {
        Path file = folder.resolve(code() + ".renewed.txt");
        well(CommandRun.of(
                "zone",
                "invite",
                file.toString(),
                "--zone=" + file(),
                "--db=" + url(),
                "--words=" + words(),
                "--json"));
    }

    /** Revokes the node key with which it signs. */
    CommandRun revoke(String reason) {
        JsonNode keys = last(well(CommandRun.of("zone", "show", "--zone=" + file(), "--json")))
                .path("nodeKeys");
        return well(CommandRun.of(
                "zone",
                "revoke",
                keys.get(keys.size() - 1).path("key").asString(),
                "--reason=" + reason,
                "--zone=" + file(),
                "--db=" + url(),
                "--words=" + words(),
                "--json"));
    }

    /** The serial of its newest descriptor. */
    long serial() {
        return last(well(CommandRun.of("zone", "show", "--zone=" + file(), "--json")))
                .path("serial")
                .asLong();
    }

    /** The serial of another zone's descriptor that is in force here. */
    long serialOf(PlayedZone partner) {
        JsonNode partners = last(well(CommandRun.of("zone", "show", "--zone=" + file(), "--db=" + url(), "--json")))
                .path("partners");
        for (JsonNode one : partners) {
            if (one.path("zone").asString().equals(partner.code())) {
                return one.path("serial").asLong();
            }
        }
        return 0;
    }

    /** Takes another zone's file. */
    CommandRun join(Path file, String fingerprint) {
        return CommandRun.of(
                "zone",
                "join",
                file.toString(),
                "--fingerprint=" + fingerprint,
                "--zone=" + file(),
                "--db=" + url(),
                "--json");
    }

    /** Runs {@code compact} with this zone and its database. */
    CommandRun compact(String... words) {
        return command("compact", words);
    }

    /** Runs a command with this zone and its database. */
    CommandRun command(String name, String... words) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(List.of(words));
        all.addAll(List.of("--zone=" + file(), "--db=" + url(), "--json"));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** Publishes a folder as the next version of an item of this zone. */
    CommandRun publish(Path standard) {
        return CommandRun.of("standard", "publish", standard.toString(), "--zone=" + file(), "--db=" + url(), "--json");
    }

    /** The same where the zone seal signs. */
    CommandRun sealed(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--words=" + words());
        return compact(all.toArray(String[]::new));
    }

    /** The agreements that this zone holds. */
    JsonNode compacts() {
        return last(well(compact("list"))).path("compacts");
    }

    /** The state of an agreement here; empty when it has not come. */
    String stateOf(String compact) {
        for (JsonNode one : compacts()) {
            if (one.path("id").asString().equals(compact)) {
                return one.path("state").asString();
            }
        }
        return "";
    }

    private String url() {
        return database.url() + "?user=" + database.user() + "&password=" + database.password();
    }

    /** The last line of a command as JSON. */
    static JsonNode last(CommandRun run) {
        return JsonMapper.builder().build().readTree(run.lastLine());
    }

    /** The run itself, when it ended well. */
    static CommandRun well(CommandRun run) {
        if (run.exit() != 0) {
            throw new Stuck("a command ended with " + run.exit() + ": " + run.out() + run.err());
        }
        return run;
    }

    @Override
    public void close() {
        stop();
    }
}
