package tongban.node.register.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.PostgresAtTest;
import tongban.node.register.ImportOutcome;
import tongban.node.register.PersonName;
import tongban.node.register.RegisterAnswer;
import tongban.node.register.RegisterDatabase;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterSubject;
import tongban.node.register.store.RegisterKey;
import tongban.node.register.store.RegisterKeyFile;

/** Files that come into the built-in registers, and the key under which they lie there. */
@Timeout(60)
class RegisterTablesTest {

    private static final String PEOPLE = "resident-id,name,division,status\n";
    private static final String COMPANIES =
            "credit-code,name,type,legal-representative,capital,established,address,scope,status\n";
    private static final String ZHANG = "510100189901010116,张演示,510100,registered\n";
    private static final RegisterSubject.Person PERSON = new RegisterSubject.Person(
            ResidentId.read("510100189901010116").code().orElseThrow(), new PersonName("张演示"));

    @TempDir
    private static Path keys;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresAtTest.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/register")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        sql().execute("truncate register.person, register.company");
    }

    private static JdbcTemplate sql() {
        return new JdbcTemplate(postgres.getPostgresDatabase());
    }

    private static RegisterKey key() {
        return RegisterKeyFile.open(keys, JdbcClient.create(postgres.getPostgresDatabase()), new SecureRandom());
    }

    private static RegisterTables tables() {
        return new RegisterTables(sql(), key());
    }

    private static ImportOutcome bring(String csv) throws IOException {
        return new RegisterDatabase(postgres.getPostgresDatabase(), keys, new SecureRandom())
                .bring(new StringReader(csv));
    }

    private static List<ImportOutcome.Fault> faults(String csv) throws IOException {
        ImportOutcome outcome = bring(csv);
        assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
        return ((ImportOutcome.Refused) outcome).faults();
    }

    private static RegisterAnswer find(RegisterSubject.Person person) {
        return tables().people().find(person, new TreeSet<>(RegisterKind.PERSON.fields()));
    }

    @Test
    void aRegisterIntoWhichNothingCameCannotBeAsked() throws IOException {
        assertThat(find(PERSON)).isEqualTo(new RegisterAnswer.Unavailable("empty"));
        assertThat(bring(PEOPLE + ZHANG)).isEqualTo(new ImportOutcome.Done(RegisterKind.PERSON, 1, 1));
        assertThat(find(PERSON))
                .isInstanceOfSatisfying(
                        RegisterAnswer.Found.class,
                        found -> assertThat(found.fields())
                                .containsEntry("birth-date", "1899-01-01")
                                .containsEntry("sex", "male")
                                .containsEntry("division", "510100")
                                .hasSize(5));
    }

    @Test
    void aLaterFileChangesWhatItNamesAndLeavesTheRest() throws IOException {
        bring(PEOPLE + ZHANG + "500100189902020189,王演示,500100,registered\n");
        assertThat(bring("\uFEFF" + PEOPLE + "\"510100189901010116\",\"张演示\",510100,deceased\r\n"))
                .isEqualTo(new ImportOutcome.Done(RegisterKind.PERSON, 1, 0));
        assertThat(find(PERSON))
                .isInstanceOfSatisfying(
                        RegisterAnswer.Found.class,
                        found -> assertThat(found.fields()).containsEntry("status", "deceased"));
        assertThat(sql().queryForObject("select count(*) from register.person", Long.class))
                .isEqualTo(2);
    }

    @Test
    void oneFaultKeepsAllLinesOutAndEachIsToldByItsLine() throws IOException {
        List<ImportOutcome.Fault> faults = faults(PEOPLE
                + ZHANG
                + "510100189901010117,张演示,510100,registered\n"
                + "51010018990303025X,<script>,510100,registered\n"
                + "500100189902020189,王演示,51,gone\n"
                + ZHANG
                + "500100189902020189,王演示\n");
        assertThat(faults)
                .extracting(
                        ImportOutcome.Fault::line,
                        ImportOutcome.Fault::column,
                        fault -> fault.key().substring("register.import.".length()))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "resident-id", "value.resident-id"),
                        org.assertj.core.groups.Tuple.tuple(4L, "name", "value.person-name"),
                        org.assertj.core.groups.Tuple.tuple(5L, "division", "value.division"),
                        org.assertj.core.groups.Tuple.tuple(5L, "status", "value.status.person"),
                        org.assertj.core.groups.Tuple.tuple(6L, "resident-id", "twice"),
                        org.assertj.core.groups.Tuple.tuple(7L, "", "size"));
        assertThat(find(PERSON)).isEqualTo(new RegisterAnswer.Unavailable("empty"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', columns, 1",
        "'a,b', columns, 1",
        "'resident-id,name,division,status', empty, 2",
        "'resident-id,name,division,status\n\"510100', form, 2",
        "'resident-id,name,division,status\n510100189901010116,张\"演示\"x,1,2', value.person-name, 2",
        "'credit-code,name,type,legal-representative,capital,established,address,scope,status\n"
                + "91100000YANX000144,演示,演示,张演示,1.5,1899-01-01,演示,演示,active', value.capital, 2",
        "'credit-code,name,type,legal-representative,capital,established,address,scope,status\n"
                + "91100000YANX000144,演示,演示,张演示,1,1899-02-29,演示,演示,active', value.established, 2"
    })
    void whatIsNoFileOfARegisterIsToldWithItsLine(String csv, String key, long line) throws IOException {
        ImportOutcome.Fault first = faults(csv).getFirst();
        assertThat(first.key()).isEqualTo("register.import." + key);
        assertThat(first.line()).isEqualTo(line);
    }

    @Test
    void tenMegabytesOfNoSenseEndWithFiftyFaults() throws IOException {
        ImportOutcome outcome = bring(PEOPLE + "x,y,z,0\n".repeat(10 * 1024 * 1024 / 8));
        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Refused.class, refused -> {
            assertThat(refused.faults()).hasSize(50);
            assertThat(refused.more()).isTrue();
        });
        assertThat(faults("\"".repeat(10 * 1024 * 1024 + 1)).getFirst().line()).isEqualTo(1);
    }

    @Test
    void theShippedTablesAreFictitiousAndForDemonstrationsOnly() {
        TransactionTemplate transactions =
                new TransactionTemplate(new JdbcTransactionManager(postgres.getPostgresDatabase()));
        assertThatThrownBy(() -> new ShippedTables(tables(), transactions, false).fill())
                .hasMessageContaining("register import");
        new ShippedTables(tables(), transactions, true).fill();
        new ShippedTables(tables(), transactions, true).fill();
        assertThat(sql().queryForObject("select count(*) from register.person", Long.class))
                .isEqualTo(24);
        assertThat(sql().queryForList("select credit_code from register.company", String.class))
                .hasSize(24)
                .allMatch(code -> new CreditCode(code).value().startsWith("91100000YANX"));
        RegisterSubject.Person rare = new RegisterSubject.Person(
                ResidentId.read("500100189906060460").code().orElseThrow(), new PersonName("䶮演示"));
        assertThat(find(rare)).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    void theKeyIsAFileOfItsOwnThatTheDatabaseKnows(@TempDir Path other) throws IOException {
        key();
        Path file = keys.resolve(RegisterKeyFile.NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        JdbcClient sql = JdbcClient.create(postgres.getPostgresDatabase());
        assertThatThrownBy(() -> RegisterKeyFile.open(other, sql, new SecureRandom()))
                .hasMessageContaining("is missing")
                .hasMessageContaining("put it back");
        assertThat(other.resolve(RegisterKeyFile.NAME)).doesNotExist();
        Files.writeString(other.resolve(RegisterKeyFile.NAME), "tongban/1/register-key " + "00".repeat(32) + "\n");
        assertThatThrownBy(() -> RegisterKeyFile.open(other, sql, new SecureRandom()))
                .hasMessageContaining("is not the key");
        Files.writeString(other.resolve(RegisterKeyFile.NAME), "tongban/1/register-key 00\n");
        assertThatThrownBy(() -> RegisterKeyFile.open(other, sql, new SecureRandom()))
                .hasMessageContaining("no key file");
    }

    @Test
    void whatWasMovedOrChangedDoesNotOpen() {
        RegisterKey key = key();
        byte[] sealed = key.seal("person 1", "演示".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(key.open("person 1", sealed)).isPresent();
        assertThat(key.open("person 2", sealed)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(key.open("person 1", sealed)).isEmpty();
        assertThat(key.open("person 1", new byte[3])).isEmpty();
    }
}
