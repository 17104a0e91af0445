package tongban.node.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Descriptor;
import tongban.node.command.EmbeddedDatabase;
import tongban.node.register.RegisterDatabase;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneDatabase;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;
import tongban.node.zone.files.PinnedTls;
import tongban.verifier.command.CommandRun;

/** The command as an operator types it, on real folders, a real database and a partner that answers over TLS. */
@Timeout(600)
class DoctorCommandTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private static CommandRun run(String... given) {
        List<String> all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(given));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private ZoneFolder zone(String code, int port) {
        NewZone zone = new NewZone(
                new ZoneCode(code),
                "演示区" + code,
                "Demonstration " + code,
                Suite.SM2_SM3,
                true,
                new ZoneFile.Console("127.0.0.1", 0, Optional.empty()),
                new ZoneFile.Door("127.0.0.1", port, List.of("https://127.0.0.1:" + port)),
                List.of(),
                List.of());
        return ZoneFolder.found(folder.resolve(code), zone, FoundedZone.words(), RANDOM, Instant.now())
                .orThrow();
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations(
                        "classpath:db/zone",
                        "classpath:db/exchange",
                        "classpath:db/compact",
                        "classpath:db/operator",
                        "classpath:db/register",
                        "classpath:db/identity",
                        "classpath:db/catalogue",
                        "classpath:db/casework",
                        "classpath:db/portal")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static void join(DataSource source, ZoneFolder self, ZoneFolder other) {
        byte[] note = other.descriptor().orThrow().encode();
        new ZoneDatabase(source)
                .joining(self.file().code(), InstantSource.system(), accepted -> {})
                .accept(note, Descriptor.read(note).orThrow().seal().fingerprint(), "test")
                .orThrow();
    }

    /** Answers 404 with the TLS key of a zone. */
    private static HttpsServer answering(ZoneFolder zone, int port) throws Exception {
        char[] password =
                Files.readAllLines(zone.file().nodePassword()).getFirst().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(zone.file().keys().resolve("tls.p12"))) {
            store.load(in, password);
        }
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(PinnedTls.server(store, password, RANDOM)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void aMachineIsExaminedWithoutZoneAndDatabase() {
        CommandRun run = run("--json");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.lastLine())
                .contains("\"check\":\"java\",\"level\":\"well\"", "\"check\":\"fonts\"", "\"check\":\"disk\"")
                .contains("\"check\":\"programs\"", "\"check\":\"calendar\"", "\"faults\":0");
        assertThat(run("--lang", "zh").out()).contains("正常", "故障 0 项", "--zone 文件");
    }

    @Test
    void aZoneItsDatabaseAndItsPartnersAreExamined() throws Exception {
        int port = freePort();
        ZoneFolder self = zone("yanshi-a", freePort());
        ZoneFolder partner = zone("yanshi-b", port);
        ZoneFolder impostor = zone("yanshi-c", port);
        try (EmbeddedDatabase database = EmbeddedDatabase.throwAway()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(database.database("doctor").url());
            source.setUser("postgres");
            String[] words = {
                "--zone", self.file().path().toString(), "--db", source.getURL(), "--db-user", "postgres", "--json"
            };
            CommandRun empty = run(words);
            assertThat(empty.exit()).as(empty.out() + empty.err()).isZero();
            assertThat(empty.lastLine()).contains("\"key\":\"migrations.none\"", "\"key\":\"database.durable\"");

            migrate(source);
            join(source, self, partner);
            CommandRun away = run(words);
            assertThat(away.exit()).isEqualTo(1);
            assertThat(away.lastLine()).contains("\"key\":\"partner.away\"", "\"key\":\"migrations\"", "node.none");

            HttpsServer server = answering(partner, port);
            try {
                CommandRun well = run(words);
                assertThat(well.exit()).as(well.out() + well.err()).isZero();
                assertThat(well.lastLine()).contains("\"key\":\"partner.answers\"", "\"key\":\"channel.none\"");
                assertThat(well.out()).contains("s from that of yanshi-b", "s from that of PostgreSQL");
                join(source, self, impostor);
                CommandRun other = run(words);
                assertThat(other.exit()).isEqualTo(1);
                assertThat(other.lastLine()).contains("\"key\":\"partner.key\"");
            } finally {
                server.stop(0);
            }
        }
    }

    @Test
    void theKeyUnderWhichTheDatabaseIsSealedIsLookedFor() throws Exception {
        ZoneFolder self = zone("yanshi-a", freePort());
        Path key = self.file().keys().resolve("register.key");
        try (EmbeddedDatabase database = EmbeddedDatabase.throwAway()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(database.database("sealed").url());
            source.setUser("postgres");
            migrate(source);
            String[] words = {"--zone", self.file().path().toString(), "--db", source.getURL(), "--db-user", "postgres"
            };
            assertThat(run(words).out()).contains("is made at the first start");
            RegisterDatabase.seal(source, self.file().keys(), RANDOM);
            assertThat(run(words).out()).contains("opens what is sealed");
            String there = Files.readString(key);

            Files.writeString(key, there.replaceAll("[0-9a-f]{4}\\R", "0000\n"));
            assertThat(run(words).out()).contains("is not the key", "the file that belongs to this database");
            Files.writeString(key, "nothing");
            assertThat(run(words).out()).contains("is no key file", "backup with keys");
            Files.delete(key);
            CommandRun missing = run(words);
            assertThat(missing.exit()).isEqualTo(1);
            assertThat(missing.out()).contains("is missing", "Put it back from the backup with keys");
            assertThat(key).doesNotExist();
        }
    }

    @Test
    void whatOthersCanReadIsAFaultWithItsCure() throws IOException {
        ZoneFolder self = zone("yanshi-a", freePort());
        Path password = self.file().nodePassword();
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        CommandRun run = run("--zone", self.file().path().toString(), "--lang", "en");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("fault", "chmod 600 " + password);
    }

    @Test
    void aDatabaseThatIsAwayIsAFaultAndNoUrlIsBadInput() {
        CommandRun away = run("--db", "jdbc:postgresql://127.0.0.1:1/none?password=geheim", "--json");
        assertThat(away.exit()).isEqualTo(1);
        assertThat(away.lastLine()).contains("\"key\":\"database.away\"").doesNotContain("geheim");
        CommandRun malformed = run("--db", "nonsense");
        assertThat(malformed.exit()).isEqualTo(2);
        assertThat(malformed.err()).contains("nonsense", "jdbc:postgresql://HOST/NAME");
        CommandRun none = run("--zone", folder.resolve("none.yaml").toString());
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.out()).contains("none.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "0, WELL, clock.well",
        "5, WELL, clock.well",
        "6, WARNING, clock.ahead",
        "-59, WARNING, clock.behind",
        "60, FAULT, clock.ahead",
        "-3600, FAULT, clock.behind"
    })
    void aClockIsJudgedByWhatPartnersRefuse(long ahead, Finding.Level level, String key) {
        ClockDifference difference = new ClockDifference(Duration.ofSeconds(ahead));
        assertThat(difference.level()).isEqualTo(level);
        assertThat(difference.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, calendar:WELL",
        "2026-12-01, calendar:WELL calendar.next-year:WARNING",
        "2025-12-01, calendar:WELL calendar:WELL",
        "1899-06-01, calendar.this-year:FAULT"
    })
    void fromDecemberOnTheNextYearIsAskedForToo(LocalDate today, String expected) {
        assertThat(MachineExamination.calendar(today).stream().map(one -> one.key() + ":" + one.level()))
                .containsExactly(expected.split(" "));
    }
}
