package tongban.node.compact.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactSignature;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.kernel.seal.Suite;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.PostgresAtTest;
import tongban.node.compact.Compacts;
import tongban.node.exchange.Hello;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.Joining;

/** A whole node with a partner that has joined it, three operators, and agreements to look at. */
record AgreementDesk(EmbeddedPostgres postgres, ConfigurableApplicationContext node, FoundedZone own, FoundedZone other)
        implements AutoCloseable {

    static final String PASSWORD = "demonstration-of-1899";

    static AgreementDesk start(Path folder) throws IOException {
        EmbeddedPostgres postgres = PostgresAtTest.start();
        FoundedZone own = FoundedZone.in(folder, "yanshi-a");
        FoundedZone other = FoundedZone.in(folder, "yanshi-b", Suite.ED25519_SHA256);
        NodeSettings.Database database =
                new NodeSettings.Database(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        ConfigurableApplicationContext node = Node.start(
                new NodeSettings(own.folder().file().path(), database, "127.0.0.1", 0, Optional.empty(), List.of()));
        node.getBean(Operators.class)
                .demonstrate(List.of(
                        new DemonstrationOperator("zhang", "张演示", Role.OFFICER, PASSWORD),
                        new DemonstrationOperator("wang", "王演示", Role.OPERATOR, PASSWORD),
                        new DemonstrationOperator("li", "李演示", Role.VIEWER, PASSWORD)));
        node.getBean(Joining.class)
                .accept(other.descriptor(), other.fingerprint(), "test")
                .orThrow();
        return new AgreementDesk(postgres, node, own, other);
    }

    URI address() {
        return URI.create(
                "http://127.0.0.1:" + node.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static Compact compact(String zh, String en, Optional<CompactId> replaces) {
        ZoneCode a = new ZoneCode("yanshi-a");
        ZoneCode b = new ZoneCode("yanshi-b");
        Article hello = new Article(
                1,
                "互相问候",
                "Hello",
                List.of(
                        new Term.AllowedTopic(Hello.TOPIC, Direction.ANY),
                        new Term.Quota(1000, Term.Period.DAY, Direction.ANY)));
        Article branch = new Article(
                2,
                "分公司登记跨区通办",
                "Registration of branch companies across zones",
                List.of(
                        new Term.AllowedTopic(new Topic("casework.offer", 1), new Direction.OneWay(a, b)),
                        new Term.IdentityLevel(3),
                        new Term.ServiceItem("registration/branch-company"),
                        new Term.CardService("loss-report"),
                        new Term.FieldUse(List.of("credit-code", "name"), "registration", "演示依据第一条"),
                        new Term.RequireSame("registration/branch-company")));
        return new Compact(
                zh,
                en,
                List.of(a, b),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2099-12-31"),
                replaces,
                List.of(hello, branch));
    }

    /** One in force, and one that waits; the address of the first. */
    String inForceAndOthers() {
        Compacts compacts = node.getBean(Compacts.class);
        Compact first = compact("演示甲区与演示乙区通办合作协议", "Agreement of demonstration zones A and B", Optional.empty());
        compacts.draft(first.text().getBytes(UTF_8));
        own.folder()
                .sealing(FoundedZone.words(), seal -> compacts.sign(first.id(), seal))
                .orThrow();
        String note = other.folder()
                .sealing(
                        FoundedZone.words(),
                        seal -> new String(
                                CompactSignature.sign(first, new ZoneCode("yanshi-b"), seal)
                                        .encode(),
                                UTF_8))
                .orThrow();
        long now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
        JdbcTemplate sql = node.getBean(JdbcTemplate.class);
        sql.update(
                "insert into compact.signature (compact, zone, note, received, held, via) values (?, ?, ?, ?, ?, ?)",
                first.id().digest().bytes(),
                "yanshi-b",
                note,
                now,
                now,
                "yanshi-b");
        sql.update("update compact.revision set number = nextval('compact.revision_number')");
        Compact next = compact("演示协议（修订）", "Agreement, revised", Optional.of(first.id()));
        compacts.draft(next.text().getBytes(UTF_8));
        return "/compacts/" + first.id().hex();
    }

    @Override
    public void close() throws IOException {
        node.close();
        postgres.close();
    }
}
