package tongban.node.register.question;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.node.Node;
import tongban.node.exchange.Callers;
import tongban.node.register.RegisterQuestions;
import tongban.node.register.Verification;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** A zone whose whole node stops and starts. */
final class ZoneAtTest {

    /** The token of a program that asks through the interface. */
    static final String TOKEN = "yanshi-token";

    final FoundedZone founded;
    private final String database;
    private @Nullable ConfigurableApplicationContext node;
    final List<Verification> ends = new CopyOnWriteArrayList<>();

    private ZoneAtTest(FoundedZone founded, String database) {
        this.founded = founded;
        this.database = database;
    }

    ZoneCode code() {
        return founded.folder().file().code();
    }

    /** @param filled whether its registers hold the fictitious people and companies */
    void start(boolean filled) {
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
                Boolean.toString(filled)));
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
        return Objects.requireNonNull(node, "the node is stopped").getBean(type);
    }

    RegisterQuestions questions() {
        return bean(RegisterQuestions.class);
    }

    JdbcTemplate sql() {
        return bean(JdbcTemplate.class);
    }

    URI address() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(node).getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Hears how verifications end. */
    record Ends(List<Verification> heard) {
        @EventListener
        public void ended(Verification one) {
            heard.add(one);
        }
    }

    /** Founds it, with an empty database. */
    static ZoneAtTest found(EmbeddedPostgres postgres, Path folder, String code, Suite suite) throws IOException {
        FoundedZone founded = founded(folder, code, suite);
        String name = "zone_" + founded.folder().file().code().value().replace('-', '_');
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        return new ZoneAtTest(founded, postgres.getJdbcUrl("postgres", name));
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
}
