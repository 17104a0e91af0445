package tongban.node.command.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.zone.Descriptor;
import tongban.node.PostgresAtTest;
import tongban.node.zone.FoundedZone;
import tongban.verifier.command.CommandAudit;
import tongban.verifier.command.CommandRun;

/** The command as an operator types it, on real folders and a real database. */
@Timeout(180)
class ZoneCommandTest {

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static FoundedZone partner;
    private static Path words;

    @BeforeAll
    static void found() throws IOException {
        postgres = PostgresAtTest.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/zone", "classpath:db/operator")
                .load()
                .migrate();
        partner = FoundedZone.in(folder, "fangke");
        Files.write(folder.resolve("fangke.txt"), partner.descriptor());
        words = Files.writeString(
                folder.resolve("words.txt"),
                new String(FoundedZone.words().first()) + "\n"
                        + new String(FoundedZone.words().second()) + "\n");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static CommandRun run(String... given) {
        List<String> all = new ArrayList<>(List.of("zone"));
        all.addAll(List.of(given));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static String database() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void everyCommandHasBothLanguagesExamplesJsonAndARefusal() {
        assertThat(CommandAudit.findings()).isEmpty();
    }

    @Test
    void aZoneIsFoundedInvitesJoinsAndChangesItsKeys() throws IOException {
        CommandRun founded = run(
                "new",
                file("mine"),
                "--code",
                "yanshi",
                "--zh",
                "演示区",
                "--en",
                "Demonstration",
                "--address",
                "https://127.0.0.1:7443",
                "--authority",
                "pension front - 演示市社会保险局",
                "--demonstration",
                "--words",
                words.toString(),
                "--json");
        assertThat(founded.exit()).as(founded.err()).isZero();
        assertThat(founded.out()).contains("演示市社会保险局", "credit code not found", "Next: ./tongban serve");
        assertThat(founded.lastLine()).contains("\"zone\":\"yanshi\"", "\"fingerprint\":\"", "\"exit\":0");

        CommandRun invited = run("invite", file("mine.txt"), "--zone", file("mine/zone.yaml"), "--json");
        assertThat(invited.exit()).as(invited.err()).isZero();
        assertThat(Descriptor.read(Files.readAllBytes(folder.resolve("mine.txt")))
                        .orThrow()
                        .zone())
                .hasToString("yanshi");

        joins();
        changesKeys();
        renews();
        assertThat(acts())
                .containsExactly(
                        "os:" + System.getProperty("user.name") + " zone.act.joined",
                        "os:" + System.getProperty("user.name") + " zone.act.rollover",
                        "os:" + System.getProperty("user.name") + " zone.act.revoke",
                        "os:" + System.getProperty("user.name") + " zone.act.renew");
    }

    /** Who did what, as the record of acts has it; what was refused stands nowhere. */
    private static List<String> acts() {
        return JdbcClient.create(postgres.getPostgresDatabase())
                .sql("select name || ' ' || act from operator.act order by number")
                .query(String.class)
                .list();
    }

    private void joins() {
        String[] join = {
            "join", file("fangke.txt"), "--zone", file("mine/zone.yaml"), "--db", database(), "--json", "--fingerprint"
        };
        CommandRun none = run(List.of(join).subList(0, 7).toArray(String[]::new));
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("--fingerprint");
        CommandRun wrong = run(with(join, "0".repeat(64)));
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.lastLine()).contains("\"refusal\":\"wrong-fingerprint\"", "\"verdict\":\"failed\"");
        CommandRun own =
                run("join", file("mine.txt"), "--zone", file("mine/zone.yaml"), "--db", database(), "--lang", "zh");
        assertThat(own.exit()).isEqualTo(2);
        assertThat(own.err()).contains("本区 yanshi 自己的区域描述文件");

        CommandRun joined = run(with(join, partner.fingerprint()));
        assertThat(joined.exit()).as(joined.err()).isZero();
        assertThat(joined.lastLine()).contains("\"standing\":\"new\"");
        CommandRun again =
                run("join", file("fangke.txt"), "--zone", file("mine/zone.yaml"), "--db", database(), "--lang", "zh");
        assertThat(again.out()).contains("没有任何改动");
        CommandRun shown = run("show", "--zone", file("mine/zone.yaml"), "--db", database(), "--json");
        assertThat(shown.lastLine()).contains("\"partners\":[{\"zone\":\"fangke\"");
    }

    private static String[] with(String[] given, String more) {
        List<String> all = new ArrayList<>(List.of(given));
        all.add(more);
        return all.toArray(String[]::new);
    }

    private void changesKeys() {
        String zone = file("mine/zone.yaml");
        CommandRun rolled = run("rollover", "--zone", zone, "--db", database(), "--words", words.toString(), "--json");
        assertThat(rolled.exit()).as(rolled.err()).isZero();
        String key = rolled.lastLine().replaceFirst(".*\"key\":\"([0-9a-f]{16})\".*", "$1");
        String[] revoke = {
            "revoke",
            key,
            "--reason",
            "演示：失窃",
            "--zone",
            zone,
            "--db",
            database(),
            "--words",
            words.toString(),
            "--json"
        };
        assertThat(run(revoke).lastLine()).contains("\"newEpoch\":true", "\"epoch\":2");
        CommandRun twice = run(revoke);
        assertThat(twice.exit()).isEqualTo(1);
        assertThat(twice.lastLine()).contains("revoked-already");
        assertThat(run("revoke", "xyz", "--reason", "x", "--zone", zone, "--db", database())
                        .exit())
                .isEqualTo(2);
        assertThat(run("show", "--zone", zone).out()).contains(key);
    }

    private void renews() throws IOException {
        Path zone = folder.resolve("mine/zone.yaml");
        Files.writeString(zone, Files.readString(zone).replace("演示区", "演示新区"));
        assertThat(run("show", "--zone", zone.toString()).out()).contains("Sign it anew");
        CommandRun renewed = run(
                "invite",
                file("renewed.txt"),
                "--zone",
                zone.toString(),
                "--words",
                words.toString(),
                "--db",
                database(),
                "--json");
        assertThat(renewed.exit()).as(renewed.err()).isZero();
        assertThat(renewed.lastLine()).contains("\"renewed\":true", "\"serial\":3", "演示新区");
    }

    @Test
    void badOptionsAreNamedWithWhatWouldPass() {
        CommandRun code = run(
                "new",
                file("x"),
                "--code",
                "Y_",
                "--zh",
                "演示",
                "--en",
                "x",
                "--address",
                "https://h",
                "--words",
                words.toString());
        assertThat(code.exit()).isEqualTo(2);
        assertThat(code.err()).contains("--code", "a letter first").doesNotContain("\tat ");
        assertThat(run(
                                "new",
                                file("x"),
                                "--code",
                                "yy",
                                "--zh",
                                "演示",
                                "--en",
                                "x",
                                "--address",
                                "http://h",
                                "--words",
                                words.toString(),
                                "--lang",
                                "zh")
                        .err())
                .contains("--address", "https://node.example:7443");
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(run("show", "--zone", file("none.yaml")).err()).contains("none.yaml is not there");
    }

    @Test
    void aDatabaseThatIsAwayOrForeignIsNamed() {
        String zone = partner.folder().file().path().toString();
        CommandRun away = run("show", "--zone", zone, "--db", "jdbc:postgresql://127.0.0.1:1/none");
        assertThat(away.exit()).isEqualTo(2);
        assertThat(away.err()).contains("does not answer");
        CommandRun malformed = run("show", "--zone", zone, "--db", "nonsense", "--lang", "zh");
        assertThat(malformed.exit()).isEqualTo(2);
        assertThat(malformed.err()).contains("nonsense").doesNotContain("\tat ");
        CommandRun empty = run("show", "--zone", zone, "--db", postgres.getJdbcUrl("postgres", "template1"));
        assertThat(empty.exit()).isEqualTo(2);
        assertThat(empty.err()).contains("Start the node once");
    }
}
