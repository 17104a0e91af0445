package tongban.node.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.command.Demonstration.Member;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Joining;
import tongban.node.zone.NewZone;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** A zone whose node and database are killed and started again. */
final class KilledZone {

    /** The token of the programs that ask. */
    static final String TOKEN = "yanshi-token";

    private static final int KEYS = 4;

    private final ZoneFile file;
    private final String partner;
    private final RealPostgres postgres;
    private final Path folder;
    private Optional<NodeProcess> process = Optional.empty();

    private KilledZone(ZoneFile file, String partner, RealPostgres postgres, Path folder) {
        this.file = file;
        this.partner = partner;
        this.postgres = postgres;
        this.folder = folder;
    }

    /** Two zones that know each other and have an agreement. */
    static List<KilledZone> pair(Path parent, RealPostgres postgres, Instant now) throws IOException, SQLException {
        ZoneFile first = found(parent, "yanshi-a", Suite.SM2_SM3, now);
        ZoneFile second = found(parent, "yanshi-b", Suite.ED25519_SHA256, now);
        List<CompletableFuture<Member>> starting = new ArrayList<>();
        for (ZoneFile file : List.of(first, second)) {
            postgres.execute("create database " + database(file));
            try (Connection own = postgres.connect(database(file));
                    var statement = own.createStatement()) {
                statement.execute("create schema kills");
                statement.execute("create table kills.told (n bigint generated always as identity, said text)");
                statement.execute("create table kills.effect (n bigint generated always as identity, said text)");
            }
            starting.add(CompletableFuture.supplyAsync(() -> member(file, postgres)));
        }
        List<Member> members = starting.stream().map(CompletableFuture::join).toList();
        accept(members.getFirst(), members.getLast());
        accept(members.getLast(), members.getFirst());
        Agreement.between(members, now);
        members.forEach(member -> member.node().close());
        return List.of(
                new KilledZone(first, "yanshi-b", postgres, Files.createDirectory(parent.resolve("of-a"))),
                new KilledZone(second, "yanshi-a", postgres, Files.createDirectory(parent.resolve("of-b"))));
    }

    private static Member member(ZoneFile file, RealPostgres postgres) {
        ConfigurableApplicationContext node = Node.start(new NodeSettings(
                file.path(), postgres.settings(database(file)), "127.0.0.1", 0, Optional.empty(), List.of()));
        return new Member(file.code().value(), file.zh(), file.en(), "", node);
    }

    private static ZoneFile found(Path parent, String code, Suite suite, Instant now) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        NewZone zone = new NewZone(
                ZoneCode.read(code).code().orElseThrow(),
                "演示区 " + code,
                "Demonstration zone " + code,
                suite,
                true,
                new ZoneFile.Console("127.0.0.1", 0, Optional.empty()),
                new ZoneFile.Door("127.0.0.1", port, List.of("https://127.0.0.1:" + port)),
                List.of(new Authority(
                        "registration",
                        Authority.Role.HOLDER,
                        CreditCode.read("11100000YANX90013Y").code(),
                        "演示登记机关")),
                List.of());
        return ZoneFolder.found(parent.resolve(code), zone, Demonstration.words(), new SecureRandom(), now)
                .orThrow()
                .file();
    }

    private static void accept(Member one, Member other) {
        one.node()
                .getBean(Joining.class)
                .accept(
                        other.node().getBean(Descriptors.class).ownNote().encode(),
                        other.node().getBean(ThisZone.class).seal().fingerprint(),
                        "test")
                .orThrow();
    }

    private static String database(ZoneFile file) {
        return "zone_" + file.code().value().replace('-', '_');
    }

    String code() {
        return file.code().value();
    }

    String partner() {
        return partner;
    }

    void start() {
        try {
            if (process.isPresent()) {
                process.get().restart();
                return;
            }
            Path callers = folder.resolve("callers");
            Files.writeString(callers, "asker " + TOKEN + "\n");
            List<String> load = List.of("-Dtongban.kills.partner=" + partner, "-Dtongban.kills.folder=" + folder);
            List<String> serve = List.of(
                    "--zone",
                    file.path().toString(),
                    "--db",
                    postgres.url(database(file)),
                    "--callers",
                    callers.toString());
            process = Optional.of(new NodeProcess(folder, load, serve));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Waits until the node serves; one that could not start while its database was away is started again. */
    void awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(600)).until(() -> {
            try {
                return address().isPresent();
            } catch (IllegalStateException died) {
                process.orElseThrow().restart();
                return false;
            }
        });
    }

    /** Where its pages and interfaces are, once it serves. */
    Optional<URI> address() throws IOException, InterruptedException {
        return process.isEmpty() ? Optional.empty() : Optional.of(process.get().awaitReady());
    }

    void kill() throws InterruptedException {
        process.orElseThrow().kill();
    }

    void stop() throws InterruptedException {
        if (process.isPresent()) {
            process.get().stop();
        }
    }

    /** Copies the database as it is now; the node is away meanwhile. */
    void backUp() throws Exception {
        kill();
        disconnected("create database backup template " + database(file));
        start();
        awaitReady();
    }

    /** Kills the node and puts the older database in the place of the present one. */
    void restore() throws Exception {
        kill();
        disconnected("drop database " + database(file));
        disconnected("alter database backup rename to " + database(file));
        start();
    }

    private void disconnected(String sql) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            postgres.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database(file) + "'");
            postgres.execute(sql);
            return true;
        });
    }

    /** Kills the node and drops its database; an empty one stands in its place. */
    void lose() throws Exception {
        kill();
        disconnected("drop database " + database(file));
        disconnected("create database " + database(file) + " encoding UTF8 template template0");
    }

    String url() {
        return postgres.url(database(file));
    }

    String zoneFile() {
        return file.path().toString();
    }

    /** From now on it tells nothing new. */
    void quiet() {
        try {
            Files.createFile(folder.resolve("quiet"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Lets the node write its exports there. */
    void exportsTo(Path target) throws IOException {
        Files.createFile(folder.resolve("export"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("exported")));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one :
                    files.filter(path -> path.toString().endsWith(".tbx")).toList()) {
                Files.move(one, target.resolve(one.getFileName()));
            }
        }
    }

    List<String> told() {
        return said("told");
    }

    List<String> effects() {
        return said("effect");
    }

    private List<String> said(String table) {
        List<String> all = new ArrayList<>();
        try (Connection connection = postgres.connect(database(file));
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select said from kills." + table + " order by n")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        return all;
    }

    /** What is wrong with the effects at the other zone of what this one told. */
    List<String> wrongs(KilledZone other) {
        List<String> wrongs = new ArrayList<>();
        List<String> effects = other.effects();
        Set<String> once = new HashSet<>(effects);
        if (once.size() != effects.size()) {
            wrongs.add((effects.size() - once.size()) + " effects twice at " + other.code());
        }
        List<String> told = told();
        Set<String> known = new HashSet<>(told);
        for (int key = 0; key < KEYS; key++) {
            String start = "key " + key + " ";
            // What a restored backup no longer knows to have told stays an effect at the other zone.
            List<String> came = effects.stream()
                    .filter(words -> words.startsWith(start) && known.contains(words))
                    .toList();
            if (!came.equals(
                    told.stream().filter(words -> words.startsWith(start)).toList())) {
                wrongs.add("what " + code() + " told under key " + key + " came otherwise to " + other.code());
            }
        }
        return wrongs;
    }
}
