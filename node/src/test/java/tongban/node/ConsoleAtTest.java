package tongban.node;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.kernel.seal.Suite;
import tongban.node.compact.Compacts;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Hello;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicChannel;
import tongban.node.exchange.PublicLogs;
import tongban.node.exchange.TopicHandler;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.Joining;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/**
 * A whole console with something to see on each page: a partner that answers, one that is away, an agreement in force
 * and one in draft, messages that a handler sets aside, public logs with entries.
 */
public record ConsoleAtTest(EmbeddedPostgres postgres, Zone own, Zone partner, FoundedZone away)
        implements AutoCloseable {

    public static final String PASSWORD = "demonstration-of-1899";
    private static final Topic OFFER = new Topic("casework.offer", 1);
    private static final Topic STATE = new Topic("licence.state", 1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A zone and its running node. */
    public record Zone(FoundedZone founded, ConfigurableApplicationContext node) {
        ZoneCode code() {
            return founded.folder().file().code();
        }

        <T> T bean(Class<T> type) {
            return node.getBean(type);
        }

        void inTransaction(Runnable work) {
            new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
        }
    }

    /** Takes offers; one that says that it is broken crashes it. */
    private record Offers() implements TopicHandler {
        @Override
        public Topic topic() {
            return OFFER;
        }

        @Override
        public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
            entries.forEach(entry -> {
                if (new String(entry.bytes(), StandardCharsets.UTF_8).contains("broken")) {
                    throw new IllegalStateException("planted");
                }
            });
            return entries.stream().<Outcome>map(entry -> new Outcome.Done()).toList();
        }
    }

    public static ConsoleAtTest start(Path folder) throws IOException {
        EmbeddedPostgres postgres = PostgresAtTest.start();
        Zone own = zone(postgres, founded(folder, "cdgxq", "成都高新区", "Chengdu High-tech Zone"));
        Zone partner = zone(postgres, founded(folder, "cqgxq", "重庆高新区", "Chongqing High-tech Zone"));
        FoundedZone away = founded(folder, "njgxq", "内江高新区", "Neijiang High-tech Zone");
        ConsoleAtTest console = new ConsoleAtTest(postgres, own, partner, away);
        own.bean(Operators.class)
                .demonstrate(List.of(
                        new DemonstrationOperator("zhang", "张演示", Role.OFFICER, PASSWORD),
                        new DemonstrationOperator("wang", "王演示", Role.OPERATOR, PASSWORD)));
        accept(own, partner.founded());
        accept(partner, own.founded());
        accept(own, away);
        console.agree();
        console.talk();
        return console;
    }

    private static FoundedZone founded(Path folder, String code, String zh, String en) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            NewZone like = FoundedZone.described(code, Suite.SM2_SM3);
            int port = free.getLocalPort();
            NewZone zone = new NewZone(
                    like.code(),
                    zh,
                    en,
                    like.suite(),
                    true,
                    like.console(),
                    new ZoneFile.Door("127.0.0.1", port, List.of("https://127.0.0.1:" + port)),
                    like.authorities(),
                    List.of(OFFER, Hello.TOPIC));
            return new FoundedZone(
                    ZoneFolder.found(folder.resolve(code), zone, FoundedZone.words(), RANDOM, Instant.now())
                            .orThrow());
        }
    }

    private static Zone zone(EmbeddedPostgres postgres, FoundedZone founded) {
        String database = "zone_" + founded.folder().file().code();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (java.sql.SQLException fault) {
            throw new IllegalStateException(fault);
        }
        NodeSettings settings = new NodeSettings(
                founded.folder().file().path(),
                new NodeSettings.Database(postgres.getJdbcUrl("postgres", database), "postgres", "postgres"),
                "127.0.0.1",
                0,
                Optional.empty(),
                List.of());
        return new Zone(
                founded,
                new SpringApplicationBuilder(Node.class)
                        .initializers(raw -> {
                            GenericApplicationContext beans = (GenericApplicationContext) raw;
                            beans.getEnvironment()
                                    .getPropertySources()
                                    .addFirst(new MapPropertySource("node", Map.copyOf(settings.properties())));
                            beans.registerBean(InstantSource.class, InstantSource::system);
                            beans.registerBean(Offers.class, Offers::new);
                        })
                        .run());
    }

    private static void accept(Zone one, FoundedZone other) {
        one.bean(Joining.class)
                .accept(other.descriptor(), other.fingerprint(), "zhang")
                .orThrow();
    }

    private static Compact compact(String zh, String en) {
        return new Compact(
                zh,
                en,
                List.of(new ZoneCode("cdgxq"), new ZoneCode("cqgxq")),
                LocalDate.now().minusDays(2),
                LocalDate.now().plusYears(3),
                Optional.empty(),
                List.of(
                        new Article(
                                1, "互相问候", "Saying hello", List.of(new Term.AllowedTopic(Hello.TOPIC, Direction.ANY))),
                        new Article(
                                2,
                                "分公司登记跨区通办",
                                "Registration of branch companies across zones",
                                List.of(
                                        new Term.AllowedTopic(OFFER, Direction.ANY),
                                        new Term.ServiceItem("registration/branch-company"),
                                        new Term.Quota(1000, Term.Period.DAY, Direction.ANY)))));
    }

    private void agree() {
        Compact compact = compact("演示合作协议", "Agreement of the demonstration");
        own.bean(Compacts.class).draft(compact.text().getBytes(StandardCharsets.UTF_8));
        for (Zone zone : List.of(own, partner)) {
            Compacts compacts = zone.bean(Compacts.class);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> compacts.find(compact.id()).isPresent());
            zone.founded()
                    .folder()
                    .sealing(FoundedZone.words(), seal -> compacts.sign(compact.id(), seal))
                    .orThrow();
        }
        for (Zone zone : List.of(own, partner)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> zone.bean(Compacts.class)
                            .find(compact.id())
                            .filter(held -> held.state(Instant.now()) instanceof CompactState.InForce)
                            .isPresent());
        }
        own.bean(Compacts.class)
                .draft(compact("演示合作协议（草案）", "Agreement in draft").text().getBytes(StandardCharsets.UTF_8));
    }

    private void talk() {
        partner.inTransaction(() -> {
            offer(1, "broken");
            offer(1, "well");
            offer(1, "well");
            offer(2, "broken");
            offer(3, "well");
        });
        for (Zone zone : List.of(own, partner)) {
            zone.inTransaction(() -> {
                for (int i = 0; i < 4; i++) {
                    zone.bean(PublicChannel.class)
                            .publish(Message.of(
                                    STATE, ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8), Instant.now()));
                }
            });
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> own.bean(Channels.class).waiting(partner.code()).size() == 4);
        Awaitility.await().atMost(PATIENCE).until(() -> {
            own.bean(PublicLogs.class).refresh();
            partner.bean(PublicLogs.class).refresh();
            return hasPublic(own, partner) && hasPublic(partner, own);
        });
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> own.bean(Channels.class)
                        .state(away.folder().file().code())
                        .filter(state -> state.lastError().isPresent())
                        .isPresent());
    }

    private static boolean hasPublic(Zone here, Zone of) {
        return here.bean(PublicLogs.class)
                .state(of.code())
                .filter(state -> state.size() == 4)
                .isPresent();
    }

    private void offer(long key, String words) {
        String cited = partner.bean(Admission.class)
                .citation(own.code(), OFFER, Instant.now())
                .orElseThrow();
        byte[] body = ("{" + cited + ",\"words\":\"" + words + "\"}").getBytes(StandardCharsets.UTF_8);
        partner.bean(Channels.class)
                .tell(
                        own.code(),
                        Message.of(OFFER, body, Instant.now())
                                .inOrderOf(new OrderingKey(key * 0x1e3779b97f4a7c15L, key)));
    }

    /** The fingerprint and file of a zone that has not joined yet. */
    public FoundedZone notJoined(Path folder) throws IOException {
        return founded(folder, "ybgxq", "宜宾高新区", "Yibin High-tech Zone");
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + own.node().getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The first agreement's address. */
    public String compactPath() {
        return "/compacts/"
                + compact("演示合作协议", "Agreement of the demonstration").id().hex();
    }

    @Override
    public void close() throws IOException {
        own.node().close();
        partner.node().close();
        postgres.close();
    }
}
