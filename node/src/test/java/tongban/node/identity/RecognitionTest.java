package tongban.node.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.seal.Suite;
import tongban.node.Browser;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.PostgresAtTest;
import tongban.node.compact.Compacts;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.Joining;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** Two whole zones: a citizen of the second signs in at the first, as long as an article in force allows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecognitionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NUMBER = "500100189902020189";
    private static final String LOW = "500100189904040327";
    private static final String PASSWORD = "demonstration-of-1899";
    private static final String GO = "/portal/sign-in/partner?zone=yanshi-b&level=L3&next=/portal/account";

    private record Zone(FoundedZone founded, ConfigurableApplicationContext node) {

        URI address() {
            return URI.create("http://127.0.0.1:" + node.getEnvironment().getRequiredProperty("local.server.port"));
        }
    }

    private final List<Zone> zones = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private Compact compact;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        postgres = PostgresAtTest.start();
        for (String code : List.of("yanshi-a", "yanshi-b")) {
            zones.add(zone(folder, code));
        }
        accept(a(), b());
        accept(b(), a());
        b().node()
                .getBean(Citizens.class)
                .demonstrate(List.of(
                        new DemonstrationCitizen(NUMBER, "王演示", PASSWORD, Level.L5),
                        new DemonstrationCitizen(LOW, "赵演示", PASSWORD, Level.L2)));
        agree();
        for (Zone zone : zones) {
            Awaitility.await().atMost(PATIENCE).until(() -> count(zone, "identity.partner_issuer") == 1);
        }
    }

    @AfterAll
    void stop() throws IOException {
        zones.forEach(zone -> zone.node().close());
        postgres.close();
    }

    private Zone a() {
        return zones.getFirst();
    }

    private Zone b() {
        return zones.getLast();
    }

    private static long count(Zone zone, String table) {
        return zone.node()
                .getBean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private Zone zone(Path folder, String code) throws IOException {
        try (ServerSocket free = new ServerSocket(0);
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            NewZone like = FoundedZone.described(code, Suite.ED25519_SHA256);
            int port = free.getLocalPort();
            NewZone wanted = new NewZone(
                    like.code(),
                    like.zh(),
                    like.en(),
                    like.suite(),
                    true,
                    new ZoneFile.Console("127.0.0.1", 0, Optional.empty()),
                    new ZoneFile.Door("127.0.0.1", port, List.of("https://127.0.0.1:" + port)),
                    like.authorities(),
                    List.of());
            FoundedZone founded = new FoundedZone(ZoneFolder.found(
                            folder.resolve(code), wanted, FoundedZone.words(), new SecureRandom(), Instant.now())
                    .orThrow());
            String database = "zone_" + code.replace('-', '_');
            statement.execute("create database " + database);
            NodeSettings settings = new NodeSettings(
                    founded.folder().file().path(),
                    new NodeSettings.Database(postgres.getJdbcUrl("postgres", database), "postgres", "postgres"),
                    "127.0.0.1",
                    0,
                    Optional.empty(),
                    List.of());
            free.close();
            return new Zone(founded, Node.start(settings));
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void accept(Zone one, Zone other) {
        one.node()
                .getBean(Joining.class)
                .accept(other.founded().descriptor(), other.founded().fingerprint(), "test")
                .orThrow();
    }

    private void agree() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), LegalClock.BEIJING);
        compact = new Compact(
                "演示互认协议",
                "Agreement of test",
                List.of(new ZoneCode("yanshi-a"), new ZoneCode("yanshi-b")),
                today,
                today.plusYears(1),
                Optional.empty(),
                List.of(new Article(1, "身份互认", "Identities", IdentityMessages.terms(Level.L3, "演示依据"))));
        a().node().getBean(Compacts.class).draft(compact.text().getBytes(StandardCharsets.UTF_8));
        for (Zone zone : zones) {
            Compacts compacts = zone.node().getBean(Compacts.class);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> compacts.find(compact.id()).isPresent());
            zone.founded()
                    .folder()
                    .sealing(FoundedZone.words(), seal -> compacts.sign(compact.id(), seal))
                    .orThrow();
        }
    }

    /** The address that an answer leads to, as a browser of the other zone asks for it. */
    private static String led(Browser.Page page) {
        return page.location();
    }

    /** Signs in at the own zone, on the way from the other one. */
    private Browser.Page atOwnZone(Browser own, String authorize, String number) {
        String signIn = led(own.get(authorize));
        own.get(signIn);
        return own.post(
                "/portal/sign-in",
                "number",
                number,
                "password",
                PASSWORD,
                "level",
                "L3",
                "next",
                authorize,
                "own",
                "yes");
    }

    @Test
    void aCitizenOfThePartnerSignsInWithThePartnersLevelAndRegistersNothingTwice() {
        long before = count(a(), "identity.account");
        for (int time = 1; time <= 2; time++) {
            Browser here = new Browser(a().address());
            Browser there = new Browser(b().address());
            String authorize = led(here.get(GO));
            assertThat(atOwnZone(there, authorize, NUMBER).status()).isEqualTo(302);
            Browser.Page consent = there.get(led(there.get(authorize)));
            assertThat(consent.words()).contains("王演示").doesNotContain(NUMBER);
            Browser.Page agreed = agree(there, consent);
            Browser.Page back = here.get(led(agreed));
            assertThat(led(back)).as(back.words()).isEqualTo("/portal/account");
            assertThat(here.get("/portal/account").words()).contains("王演示", "yanshi-b");
            // The code was used, and the journey is over.
            assertThat(here.get(led(agreed)).status()).isEqualTo(403);
        }
        assertThat(count(a(), "identity.account")).isEqualTo(before + 1);
    }

    private static Browser.Page agree(Browser own, Browser.Page consent) {
        return own.post(
                "/portal/issuer/authorize",
                "client_id",
                "yanshi-a",
                "state",
                consent.find("name=\"state\" value=\"([^\"]+)\""),
                "scope",
                "name",
                "scope",
                "resident-id");
    }

    @Test
    void aLevelThatIsTooLowIsToldAtTheOwnZoneWithWhatToDo() {
        Browser here = new Browser(a().address());
        Browser there = new Browser(b().address());
        String authorize = led(here.get(GO));
        Browser.Page in = atOwnZone(there, authorize, LOW);
        assertThat(there.get(led(in)).words()).containsAnyOf("实名等级", "一级", "二级", "Level 2");
        assertThat(led(there.get(authorize))).startsWith("/portal/sign-in?level=L3");
    }

    @Test
    void aStateOfAnotherBrowserIsNotTaken() {
        Browser here = new Browser(a().address());
        String authorize = led(here.get(GO));
        String state = authorize.replaceAll(".*[?&]state=([^&]+).*", "$1");
        Browser.Page page = new Browser(a().address()).get("/portal/sign-in/return?code=x&state=" + state);
        assertThat(page.status()).isEqualTo(403);
    }

    @Test
    void theIssuerSaysWhatItDoesAndRefusesWhatItDoesNot() {
        Browser any = new Browser(b().address());
        Browser.Page document = any.get("/.well-known/openid-configuration", "Accept", "application/json");
        assertThat(document.text())
                .contains(b().address() + "/portal/issuer/token", "private_key_jwt", "S256", "pairwise")
                .doesNotContain("userinfo", "revocation", "client_secret");
        Browser.Page keys = any.get("/portal/issuer/keys", "Accept", "application/json");
        assertThat(keys.text()).contains("\"crv\":\"P-256\"").doesNotContain("\"d\":");
        assertThat(led(any.get("/portal/issuer/authorize?response_type=code&client_id=nobody")))
                .isEqualTo("/portal/issuer/refused");
        Browser.Page token = any.post(
                "/portal/issuer/token", "grant_type", "authorization_code", "code", "x", "client_id", "yanshi-a");
        assertThat(token.status()).isIn(400, 401);
    }

    @Test
    void whoHasNoAccountAndWhoMistypesGetTheSameAnswer() {
        Browser any = new Browser(b().address());
        any.get("/portal/sign-in");
        String wrong = any.post("/portal/sign-in", "number", NUMBER, "password", "not the password")
                .find("(number or password|Number or password|号码或口令)");
        String nobody = any.post("/portal/sign-in", "number", "510100189901010116", "password", "not the password")
                .find("(number or password|Number or password|号码或口令)");
        assertThat(nobody).isEqualTo(wrong);
        assertThat(any.postWith("", "/portal/sign-in", "number", NUMBER, "password", PASSWORD)
                        .status())
                .isEqualTo(403);
        any.get("/portal/sign-in");
        Browser.Page in =
                any.post("/portal/sign-in", "number", NUMBER, "password", PASSWORD, "next", "//elsewhere.example/");
        assertThat(led(in)).doesNotContain("elsewhere");
    }
}
