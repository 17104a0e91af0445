package tongban.node.compact.distribution;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.compact.admission.CompactAdmission;
import tongban.node.compact.store.CompactTables;
import tongban.node.compact.store.HoldingsCopy;
import tongban.node.compact.store.UsedTable;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Admission.Way;
import tongban.node.exchange.Channels;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/** The module of agreements of one zone on a real database, with a clock that the test sets. */
final class NodeOfTest {

    private final ZoneOfTest zone;
    private final HikariDataSource database;
    private final List<Partner> known = new CopyOnWriteArrayList<>();
    private final Map<Topic, CompactTopic> topics;
    private final AtomicReference<Instant> clock;
    final List<Outcome> outcomes = new ArrayList<>();
    final JdbcTemplate sql;
    final TransactionTemplate transactions;
    final ZoneCompacts compacts;
    final CompactAdmission admission;
    final Intake intake;
    final Watch watch;

    /** Topics whose matters outlive an agreement here. */
    final List<Topic> finishing = new ArrayList<>();

    NodeOfTest(EmbeddedPostgres postgres, ZoneOfTest zone, Wires wires, AtomicReference<Instant> clock) {
        this.zone = zone;
        this.clock = clock;
        database = database(postgres, "compact_" + zone.code().value().replace('-', '_'));
        sql = new JdbcTemplate(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        CompactTables tables = new CompactTables(sql);
        HoldingsCopy copy = new HoldingsCopy(tables);
        Partners partners = new Known();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("channels", wires.of(zone.code()));
        KnownSeals seals = new KnownSeals(zone, partners);
        intake = new Intake(tables, copy, seals);
        Telling telling = new Telling(tables, copy, partners, beans.getBeanProvider(Channels.class));
        InstantSource time = clock::get;
        compacts = new ZoneCompacts(
                new ZoneCompacts.Parts(tables, copy, intake, telling::tell), seals, time, transactions, List.of());
        admission = new CompactAdmission(
                zone, copy, new UsedTable(sql), () -> List.of((id, topic, body) -> finishing.contains(topic)));
        watch = new Watch(intake, telling, transactions, time);
        topics = Map.of(
                Telling.DRAFT, new CompactTopic(Telling.DRAFT, intake::draft, telling),
                Telling.SIGNATURE, new CompactTopic(Telling.SIGNATURE, intake::signature, telling),
                Telling.SUSPENSION, new CompactTopic(Telling.SUSPENSION, intake::act, telling));
        wires.connect(this);
    }

    /** A new database, made from one that has been migrated before. */
    private static HikariDataSource database(EmbeddedPostgres postgres, String name) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = 'migrated'")
                    .next()) {
                statement.execute("create database migrated");
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", "migrated"))
                        .locations("classpath:db/compact")
                        .load()
                        .migrate();
            }
            statement.execute("create database " + name + " template migrated");
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    void close() {
        database.close();
    }

    ZoneOfTest zone() {
        return zone;
    }

    void knows(NodeOfTest... others) {
        for (NodeOfTest other : others) {
            known.add(other.zone.asPartnerOf(zone.code()));
        }
    }

    /** Handles one entry in a transaction of its own, as the exchange does. */
    void receive(ZoneCode from, Received entry) {
        transactions.executeWithoutResult(status -> {
            CompactTopic topic = topics.get(entry.header().topic());
            if (topic == null) {
                throw new AssertionError("nobody handles " + entry.header().topic());
            }
            outcomes.addAll(topic.handle(from, List.of(entry), Objects.requireNonNull(clock.get())));
        });
    }

    /** Judges messages in a transaction of its own. */
    List<Optional<Refused>> judge(NodeOfTest partner, Way way, Admission.Said... said) {
        return transactions.execute(status ->
                admission.judge(partner.zone.code(), way, List.of(said), Objects.requireNonNull(clock.get())));
    }

    private final class Known implements Partners {
        @Override
        public List<Partner> all() {
            return List.copyOf(known);
        }

        @Override
        public Optional<Partner> find(ZoneCode code) {
            return known.stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }
}
