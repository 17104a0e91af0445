package tongban.node.register.question;

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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.kernel.seal.Suite;
import tongban.node.Node;
import tongban.node.PostgresAtTest;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.exchange.Callers;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterQuestions;
import tongban.node.register.Verification;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.Joining;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** Two whole nodes over real HTTP, each with a database and the fictitious registers, and an agreement in force. */
final class TwoZones implements AutoCloseable {

    static final String TOKEN = "yanshi-token";
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EmbeddedPostgres postgres;
    final Zone a;
    final Zone b;
    final Compact compact;

    private TwoZones(EmbeddedPostgres postgres, Zone a, Zone b, Compact compact) {
        this.postgres = postgres;
        this.a = a;
        this.b = b;
        this.compact = compact;
    }

    /** A zone whose node stops and starts. */
    static final class Zone {
        private final FoundedZone founded;
        private final String database;
        private @Nullable ConfigurableApplicationContext node;
        final List<Verification> ends = new CopyOnWriteArrayList<>();

        Zone(FoundedZone founded, String database) {
            this.founded = founded;
            this.database = database;
        }

        ZoneCode code() {
            return founded.folder().file().code();
        }

        void start() {
            Map<String, Object> settings = new HashMap<>(Map.of(
                    "tongban.zone.file",
                    founded.folder().file().path().toString(),
                    "tongban.operator.folder",
                    founded.folder().file().path().resolveSibling("operators").toString(),
                    "spring.datasource.url",
                    database,
                    "spring.datasource.username",
                    "postgres",
                    "server.port",
                    "0",
                    "tongban.callers",
                    HexFormat.of().formatHex(Callers.digest(TOKEN)),
                    "tongban.register.demonstration",
                    "true"));
            settings.put("tongban.register.answer-within", "1500ms");
            settings.put("tongban.register.retry-first", "300ms");
            settings.put("tongban.register.retry-longest", "1s");
            node = new SpringApplicationBuilder(Node.class)
                    .initializers(raw -> {
                        GenericApplicationContext beans = (GenericApplicationContext) raw;
                        beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("node", settings));
                        beans.registerBean(Ends.class, () -> new Ends(ends));
                    })
                    .run();
        }

        void stop() {
            if (node != null) {
                node.close();
            }
            node = null;
        }

        <T> T bean(Class<T> type) {
            return java.util.Objects.requireNonNull(node, "the node is stopped").getBean(type);
        }

        RegisterQuestions questions() {
            return bean(RegisterQuestions.class);
        }

        JdbcTemplate sql() {
            return bean(JdbcTemplate.class);
        }

        URI address() {
            return URI.create("http://127.0.0.1:"
                    + java.util.Objects.requireNonNull(node).getEnvironment().getRequiredProperty("local.server.port"));
        }
    }

    /** Hears how verifications end. */
    record Ends(List<Verification> heard) {
        @EventListener
        public void ended(Verification one) {
            heard.add(one);
        }
    }

    static TwoZones start(Path folder) throws IOException {
        EmbeddedPostgres postgres = PostgresAtTest.start();
        Zone a = zone(postgres, founded(folder, "yanshi-a", Suite.SM2_SM3));
        Zone b = zone(postgres, founded(folder, "yanshi-b", Suite.ED25519_SHA256));
        a.start();
        b.start();
        accept(a, b);
        accept(b, a);
        TwoZones zones = new TwoZones(postgres, a, b, compact());
        zones.agree();
        return zones;
    }

    private static Zone zone(EmbeddedPostgres postgres, FoundedZone founded) {
        String name = "zone_" + founded.folder().file().code().value().replace('-', '_');
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        return new Zone(founded, postgres.getJdbcUrl("postgres", name));
    }

    private static FoundedZone founded(Path folder, String code, Suite suite) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            NewZone like = FoundedZone.described(code, suite);
            int port = free.getLocalPort();
            NewZone zone = new NewZone(
                    like.code(),
                    like.zh(),
                    like.en(),
                    suite,
                    true,
                    like.console(),
                    new ZoneFile.Door("127.0.0.1", port, List.of("https://127.0.0.1:" + port)),
                    like.authorities(),
                    List.of());
            return new FoundedZone(
                    ZoneFolder.found(folder.resolve(code), zone, FoundedZone.words(), new SecureRandom(), Instant.now())
                            .orThrow());
        }
    }

    private static void accept(Zone one, Zone other) {
        one.bean(Joining.class)
                .accept(other.founded.descriptor(), other.founded.fingerprint(), "test")
                .orThrow();
    }

    private static Compact compact() {
        ZoneCode a = new ZoneCode("yanshi-a");
        ZoneCode b = new ZoneCode("yanshi-b");
        Article companies = new Article(
                1,
                "法人库核验",
                "Companies",
                List.of(
                        new Term.AllowedTopic(RegisterKind.COMPANY.topic(), Direction.ANY),
                        new Term.FieldUse(List.of("credit-code", "name", "status"), "registration", "演示依据第一条")));
        Article people = new Article(
                2,
                "人口库核验",
                "People",
                List.of(
                        new Term.AllowedTopic(RegisterKind.PERSON.topic(), Direction.ANY),
                        new Term.FieldUse(List.of("birth-date", "name", "status"), "registration", "演示依据第二条"),
                        new Term.Quota(2, Term.Period.TOTAL, new Direction.OneWay(b, a))));
        LocalDate today = LocalDate.ofInstant(Instant.now(), LegalClock.BEIJING);
        return new Compact(
                "演示核验协议",
                "Agreement of test",
                List.of(a, b),
                today,
                today.plusYears(1),
                Optional.empty(),
                List.of(companies, people));
    }

    private void agree() {
        done(a.bean(Compacts.class).draft(compact.text().getBytes(StandardCharsets.UTF_8)));
        CompactId id = compact.id();
        for (Zone zone : List.of(a, b)) {
            Compacts compacts = zone.bean(Compacts.class);
            within(() -> compacts.find(id).isPresent());
            done(zone.founded
                    .folder()
                    .sealing(FoundedZone.words(), seal -> compacts.sign(id, seal))
                    .orThrow());
        }
        for (Zone zone : List.of(a, b)) {
            within(() -> zone.bean(Compacts.class).find(id).orElseThrow().state(Instant.now())
                    instanceof CompactState.InForce);
        }
    }

    /** One of them ends the agreement for both. */
    void end(Zone by, String reason) {
        CompactId id = compact.id();
        done(by.founded
                .folder()
                .sealing(FoundedZone.words(), seal -> by.bean(Compacts.class).end(id, reason, seal))
                .orThrow());
    }

    private static void done(Deed deed) {
        assertThat(deed).isInstanceOf(Deed.Done.class);
    }

    static void within(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    @Override
    public void close() throws IOException {
        a.stop();
        b.stop();
        postgres.close();
    }
}
