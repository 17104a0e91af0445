package tongban.node.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tongban.node.casework.store.PlainRows;
import tongban.node.command.EmbeddedDatabase;
import tongban.node.exchange.store.PlainSegments;
import tongban.node.register.RegisterDatabase;
import tongban.node.zone.AtRest;

/**
 * Two zones take a case from its filing to a supplement, with a mistaken number put right; then somebody steals both
 * databases and finds no identity number in them, nor a name or an address from a form.
 */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class SealedAtRestTest {

    private static final String WRONG = "510107189901010006";
    private static final String RIGHT = "510107189902020003";
    private static final List<String> TOLD = List.of(WRONG, RIGHT, "张演示", "演示路一号", "13000000000");

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase server;
    private static Stage stage;
    private static PlayedZone a;
    private static PlayedZone b;
    private static String path = "";

    private static final class Unheard implements Telling {
        @Override
        public void step(String key, Object... arguments) {}

        @Override
        public void check(Check<?> check) {}
    }

    @BeforeAll
    static void play() throws Exception {
        server = EmbeddedDatabase.throwAway();
        stage = new Stage(new Stage.Ground(server, folder, "at-rest", InstantSource.system()), new Unheard());
        List<PlayedZone> zones = stage.partners();
        a = zones.getFirst();
        b = zones.getLast();
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        String filing = Cases.filing(a, b);
        assertThat(filing).contains(TOLD.get(0), TOLD.get(2), TOLD.get(3), TOLD.get(4));
        Reply filed = a.door().post(Cases.PATH, filing, "filed");
        path = Cases.path(filed);
        Cases.arrived(stage, b, path);
        assertThat(a.door().post(Cases.PATH, filing, "filed").text()).isEqualTo(filed.text());
        Cases.act(
                new Cases.Named(b, path, "tell-gaps"),
                "acceptor wang",
                Cases.BASIS,
                "\"gaps\":[{\"field\":\"/head\",\"words\":\"" + WRONG + "\"}]");
        Cases.comesTo(stage, a, path, "gaps-told");
        Cases.ask(a, path, "supplement", "\"form\":{\"head\":{\"name\":\"张演示\",\"residentId\":\"" + RIGHT + "\"}}");
        Cases.comesTo(stage, b, path, "submitted");
        Cases.act(b, path, "accept", "acceptor wang", "");
        Cases.comesTo(stage, a, path, "accepted");
        stage.settled(a, b);
    }

    @AfterAll
    static void end() throws Exception {
        stage.close();
        server.close();
    }

    /** Pairs of a told text and where it was found. */
    private static List<String> found(PlayedZone zone) throws SQLException {
        List<String> found = new ArrayList<>();
        StolenDatabase thief = new StolenDatabase(zone.database());
        for (String told : TOLD) {
            thief.columnsWith(told).forEach(column -> found.add(told + " in " + column));
        }
        return found;
    }

    @Test
    @Order(1)
    void nothingThatAFormToldLiesInADatabaseOrALog() throws Exception {
        assertThat(a.door().read(path).text()).contains(WRONG, RIGHT);
        assertThat(b.door().read(path).text()).contains(WRONG, RIGHT);
        assertThat(found(a)).isEmpty();
        assertThat(found(b)).isEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                assertThat(Files.readString(log)).doesNotContain(TOLD);
            }
        }
    }

    @Test
    @Order(1)
    void whoKnowsTheWholeNumberFindsTheCaseAndWhoKnowsAPartDoesNot() throws Exception {
        for (PlayedZone zone : List.of(a, b)) {
            for (String number : List.of(WRONG, RIGHT, "510107 18990202 0003")) {
                assertThat(hits(zone, number)).as(zone.code() + " " + number).isOne();
            }
            for (String part : List.of(WRONG.substring(0, 17), "510107", "18990101", "0006")) {
                assertThat(hits(zone, part)).as(zone.code() + " " + part).isZero();
            }
        }
    }

    private static int hits(PlayedZone zone, String words) throws IOException, InterruptedException {
        String asked = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return zone.door()
                .read(Cases.PATH + "?queue=all&words=" + asked)
                .json()
                .path("cases")
                .size();
    }

    /** The search can fail: each shape in which a number may lie is found. */
    @Test
    @Order(2)
    void aNumberThatLiesThereIsFoundInEachShape() throws Exception {
        byte[] utf16 = WRONG.getBytes(StandardCharsets.UTF_16LE);
        byte[] json = ("{\"residentId\":\"" + WRONG + "\"}").getBytes(StandardCharsets.UTF_8);
        StolenDatabase thief = new StolenDatabase(a.database());
        try (Connection connection = thief.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema stolen");
            statement.execute("create table stolen.page (plain text, wide bytea, coded text, hex bytea, list text[])");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into stolen.page values (?, ?, ?, ?, array[?])")) {
                insert.setString(1, "x" + WRONG);
                insert.setBytes(2, utf16);
                insert.setString(3, Base64.getEncoder().encodeToString(json));
                insert.setBytes(4, HexFormat.of().formatHex(json).getBytes(StandardCharsets.US_ASCII));
                insert.setString(5, WRONG);
                insert.execute();
            }
            assertThat(thief.columnsWith(WRONG))
                    .containsExactlyInAnyOrder(
                            "stolen.page.plain",
                            "stolen.page.wide",
                            "stolen.page.coded",
                            "stolen.page.hex",
                            "stolen.page.list");
            statement.execute("drop schema stolen cascade");
        }
    }

    /** As before sealing: rows that lie as they are. They are found, and sealed when the node starts again. */
    @Test
    @Order(3)
    void rowsFromBeforeAreSealedAtTheNextStart() throws Exception {
        a.stop();
        StolenDatabase thief = new StolenDatabase(a.database());
        try (Connection connection = thief.connection()) {
            SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
            AtRest atRest = new AtRest(Optional.of(RegisterDatabase.seal(source, keys(a), new SecureRandom())));
            JdbcTemplate sql = new JdbcTemplate(source);
            PlainRows.lay(sql, atRest);
            PlainSegments.lay(sql, atRest);
        }
        // Among them is what a partner was told.
        assertThat(thief.columnsWith(WRONG)).contains("casework.event.body", "exchange.segment.bodies");
        assertThat(thief.columnsWith(RIGHT)).contains("casework.request.body");

        a.start();
        stage.await(() -> isSealed(thief, 1), "the rows are not sealed");
        assertThat(found(a)).isEmpty();
        assertThat(a.door().read(path).text()).contains(WRONG, RIGHT);
        assertThat(a.door().post(Cases.PATH, Cases.filing(a, b), "filed").text())
                .contains("\"number\"")
                .doesNotContain("urn:");
        assertThat(hits(a, RIGHT)).isOne();
        stage.audit(a, b);
    }

    /** A newer key at the end of the key file: what is there is sealed anew, and all of it can still be read. */
    @Test
    @Order(4)
    void aNewerKeySealsAllAnew() throws Exception {
        b.stop();
        Path file = keys(b).resolve("register.key");
        Files.writeString(file, "tongban/1/register-key " + "5a".repeat(32) + "\n", StandardOpenOption.APPEND);
        b.start();
        StolenDatabase thief = new StolenDatabase(b.database());
        stage.await(() -> isSealed(thief, 2), "the rows are not sealed anew");

        assertThat(b.door().read(path).text()).contains(WRONG, RIGHT);
        assertThat(hits(b, WRONG)).isOne();
        try (Connection connection = thief.connection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*), count(*) filter (where get_byte(body, 1) = 2)"
                        + " from casework.event where salt is null")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isPositive().isEqualTo(rows.getInt(2));
        }
        assertThat(found(b)).isEmpty();
        stage.audit(a, b);
    }

    private static Path keys(PlayedZone zone) {
        return folder.resolve("at-rest").resolve(zone.code()).resolve("zone").resolve("keys");
    }

    private static boolean isSealed(StolenDatabase thief, int key) throws IOException {
        try (Connection connection = thief.connection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select least(c.key, e.key) from casework.sealing c, exchange.sealing e")) {
            return rows.next() && rows.getInt(1) == key;
        } catch (SQLException fault) {
            throw new IOException(fault);
        }
    }
}
