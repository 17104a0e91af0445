package tongban.node.command.compact;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Hello;
import tongban.node.zone.NewZone;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.CommandAudit;
import tongban.verifier.command.CommandRun;

/** The command on a zone's real folder and a real database, as an operator types it. */
@Timeout(120)
class CompactCommandTest {

    private static final String FIRST = "演示口令甲甲甲甲";
    private static final String SECOND = "demo-word-two";

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void found() throws IOException {
        postgres = PostgresAtTest.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/zone", "classpath:db/operator", "classpath:db/compact")
                .load()
                .migrate();
        NewZone zone = new NewZone(
                new ZoneCode("yanshi-a"),
                "演示甲区",
                "Demonstration zone A",
                Suite.SM2_SM3,
                true,
                new ZoneFile.Console("127.0.0.1", 0, Optional.empty()),
                new ZoneFile.Door("127.0.0.1", 0, List.of("https://127.0.0.1:7443")),
                List.of(),
                List.of());
        OfficersWords words = new OfficersWords(FIRST.toCharArray(), SECOND.toCharArray());
        ZoneFolder.found(
                        folder.resolve("yanshi-a"),
                        zone,
                        words,
                        new SecureRandom(),
                        Instant.parse("2026-11-25T03:00:00Z"))
                .orThrow();
        Files.writeString(folder.resolve("words.txt"), FIRST + "\n" + SECOND + "\n");
        Files.writeString(folder.resolve("wrong.txt"), SECOND + "\n" + FIRST + "\n");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static CommandRun run(String... words) {
        List<String> all = new ArrayList<>(List.of("compact"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--zone",
                folder.resolve("yanshi-a/zone.yaml").toString(),
                "--db",
                postgres.getJdbcUrl("postgres", "postgres")));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static CommandRun sealed(String... words) {
        return run(Stream.concat(
                        Stream.of(words),
                        Stream.of("--words", folder.resolve("words.txt").toString()))
                .toArray(String[]::new));
    }

    private static Compact compact(String title, Optional<CompactId> replaces) {
        Article hello = new Article(1, "互相问候", "Hello", List.of(new Term.AllowedTopic(Hello.TOPIC, Direction.ANY)));
        return new Compact(
                title,
                "Agreement of test",
                List.of(new ZoneCode("yanshi-a"), new ZoneCode("yanshi-b")),
                LocalDate.parse("2026-11-25"),
                LocalDate.parse("2099-11-25"),
                replaces,
                List.of(hello));
    }

    private static Path file(Compact compact) throws IOException {
        return Files.writeString(folder.resolve(compact.id().brief() + ".txt"), compact.text());
    }

    @Test
    void everyCommandHasBothLanguagesExamplesJsonAndARefusal() {
        assertThat(CommandAudit.findings(List.of(new CompactCommands()))).isEmpty();
    }

    @Test
    void draftsSignsShowsSuspendsResumesAndWithdraws() throws IOException {
        Compact compact = compact("演示协议", Optional.empty());
        String brief = compact.id().brief();

        CommandRun drafted = run("draft", file(compact).toString(), "--json");
        assertThat(drafted.exit()).as(drafted.err()).isZero();
        assertThat(drafted.lastLine()).contains(compact.id().hex(), "\"state\":\"draft\"");
        CommandRun again = run("draft", file(compact).toString(), "--lang", "zh");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).contains("已在本区");

        CommandRun signed = sealed("sign", brief, "--json");
        assertThat(signed.exit()).as(signed.err()).isZero();
        assertThat(signed.lastLine()).contains("\"state\":\"waiting\"", "\"signed\":[\"yanshi-a\"]");
        assertThat(run("list").out()).contains(brief, "waiting", "Agreement of test");
        CommandRun shown = run("show", brief, "--lang", "zh");
        assertThat(shown.out()).contains("topic exchange.hello/1 any", "yanshi-a 已签署", "yanshi-b 未签署");
        assertThat(run("show", brief, "--bundle").out()).contains("tongban/1/compact-signature", "— yanshi-a ");

        assertThat(sealed("suspend", brief, "--reason", "演示：核查").exit()).isZero();
        assertThat(sealed("suspend", brief, "--reason", "演示：核查").exit()).isEqualTo(1);
        assertThat(sealed("resume", brief, "--reason", "演示：已核查").exit()).isZero();
        CommandRun ended = sealed("end", brief, "--reason", "演示：不再合作", "--json");
        assertThat(ended.exit()).isZero();
        assertThat(ended.lastLine()).contains("\"state\":\"withdrawn\"");
        assertThat(acts("演示协议 " + brief))
                .containsExactly(
                        "compact.act.draft",
                        "compact.act.sign",
                        "compact.act.suspend",
                        "compact.act.resume",
                        "compact.act.withdraw");
    }

    /** What the record of acts says was done to an agreement; what was refused stands nowhere. */
    private static List<String> acts(String subject) {
        return JdbcClient.create(postgres.getPostgresDatabase())
                .sql("select act from operator.act where subject = ? and name like 'os:%' order by number")
                .param(subject)
                .query(String.class)
                .list();
    }

    @Test
    void refusesWhatItCannotWorkWithInOneSentence() throws IOException {
        Compact compact = compact("演示协议（二）", Optional.empty());
        run("draft", file(compact).toString());
        CommandRun wrong = run(
                "sign",
                compact.id().brief(),
                "--words",
                folder.resolve("wrong.txt").toString());
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).doesNotContain("\tat ").hasLineCount(1);
        assertThat(run("sign", "0123456789").err()).contains("0123456789");
        assertThat(run("show", "00").exit()).isEqualTo(2);
        assertThat(run("draft", folder.resolve("none.txt").toString()).exit()).isEqualTo(2);
        Path broken = Files.writeString(
                folder.resolve("broken.txt"), compact.text().replace("topic exchange.hello/1 any", "topik x"));
        CommandRun unreadable = run("draft", broken.toString(), "--lang", "zh");
        assertThat(unreadable.exit()).isEqualTo(1);
        assertThat(unreadable.out()).contains("第 13 行", "topik x");
        CommandRun away = CommandRun.of(
                "compact",
                "list",
                "--zone",
                folder.resolve("yanshi-a/zone.yaml").toString(),
                "--db",
                "jdbc:postgresql://127.0.0.1:1/none",
                "--db-user",
                "yanshi",
                "--db-password-file",
                folder.resolve("words.txt").toString());
        assertThat(away.exit()).isEqualTo(2);
        assertThat(away.err()).contains("127.0.0.1:1");
    }

    @Test
    void aReplacementNamesWhatItReplaces() throws IOException {
        Compact before = compact("演示协议（三）", Optional.empty());
        run("draft", file(before).toString());
        Compact other = compact("演示协议（四）", Optional.empty());
        CommandRun refused = run("replace", before.id().brief(), file(other).toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("replaces " + before.id().hex());
        Compact next = compact("演示协议（五）", Optional.of(before.id()));
        assertThat(run("replace", before.id().brief(), file(next).toString()).exit())
                .isZero();
    }
}
