package tongban.node.command.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.Charset;
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
import tongban.node.PostgresAtTest;
import tongban.node.zone.FoundedZone;
import tongban.verifier.command.CommandAudit;
import tongban.verifier.command.CommandRun;

/** The command on a zone's real folder and a real database, as an operator types it. */
@Timeout(60)
class RegisterCommandTest {

    private static final String HEADING = "resident-id,name,division,status\n";

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;
    private static FoundedZone zone;

    @BeforeAll
    static void found() throws IOException {
        postgres = PostgresAtTest.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/zone", "classpath:db/operator", "classpath:db/register")
                .load()
                .migrate();
        zone = FoundedZone.in(folder, "yanshi-a");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static CommandRun run(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "register",
                "import",
                file.toString(),
                "--zone",
                zone.folder().file().path().toString(),
                "--db",
                postgres.getJdbcUrl("postgres", "postgres"),
                "--db-user",
                "postgres"));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static long people() {
        return JdbcClient.create(postgres.getPostgresDatabase())
                .sql("select count(*) from register.person")
                .query(Long.class)
                .single();
    }

    @Test
    void everyCommandHasBothLanguagesExamplesJsonAndARefusal() {
        assertThat(CommandAudit.findings(List.of(new RegisterCommands()))).isEmpty();
    }

    @Test
    void bringsAFileAndRecordsIt() throws IOException {
        CommandRun run = run(file("one.csv", HEADING + "510100189901010116,张演示,510100,registered\n"), "--json");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"register\":\"person\"", "\"rows\":1", "\"verdict\":\"well\"");
        assertThat(people()).isEqualTo(1);
        assertThat(zone.folder().file().keys().resolve("register.key")).exists();
        assertThat(JdbcClient.create(postgres.getPostgresDatabase())
                        .sql("select string_agg(a::text, '') from operator.act a")
                        .query(String.class)
                        .single())
                .contains("register.act.import")
                .doesNotContain("510100189901010116");
    }

    @Test
    void tellsEachFaultByItsLineAndBringsNothing() throws IOException {
        long before = people();
        CommandRun run = run(
                file("two.csv", HEADING + "51010018990303025X,李演示,510100,registered\n1,王演示,510100,lost\n"),
                "--lang",
                "en");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("Nothing was brought in", "Line 3, resident-id: This is no resident id", "Line 3, status:")
                .doesNotContain("51010018990303025X");
        assertThat(people()).isEqualTo(before);
        assertThat(run(file("two.csv", HEADING + "1,王演示,510100,lost\n"), "--lang", "zh")
                        .err())
                .contains("第 2 行，resident-id：不是公民身份号码");
    }

    @Test
    void tellsWhatIsNoFileOfThisKind() throws IOException {
        assertThat(run(folder.resolve("none.csv")).exit()).isEqualTo(2);
        assertThat(run(folder).exit()).isEqualTo(2);
        Path foreign = folder.resolve("gb.csv");
        Files.write(
                foreign, (HEADING + "510100189901010116,张演示,510100,registered\n").getBytes(Charset.forName("GB18030")));
        assertThat(run(foreign, "--lang", "en").err()).contains("not in UTF-8");
        assertThat(CommandRun.of("register", "--lang", "en").err()).contains("import");
    }
}
