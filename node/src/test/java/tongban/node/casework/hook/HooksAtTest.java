package tongban.node.casework.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.PostgresAtTest;
import tongban.node.register.store.RegisterKey;

/** Hooks on a real database, with a receiver on this machine and a clock that a test sets. */
abstract class HooksAtTest {

    static final byte[] PROGRAM = {1};
    static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofDays(3));

    private static EmbeddedPostgres postgres;
    private static JdbcClient sql;
    private static TransactionTemplate transactions;

    final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-28T01:00:00Z"));
    final Deque<Runnable> later = new ArrayDeque<>();
    final ToldCase told = new ToldCase(now());
    Receiver receiver;
    HookTable table;
    Hooks hooks;
    Progress progress;
    Sending sending;
    private HookClient client;

    @BeforeAll
    static void database() throws IOException {
        postgres = PostgresAtTest.start();
        DataSource source = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/casework")
                .load()
                .migrate();
        sql = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @AfterAll
    static void end() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void begin() throws IOException {
        sql.sql("truncate casework.hook, casework.hook_delivery").update();
        receiver = new Receiver();
        SecureRandom random = new SecureRandom();
        Destinations destinations = Destinations.of(true, "");
        table = new HookTable(sql, new RegisterKey(new byte[RegisterKey.LENGTH], random));
        hooks = new Hooks(table, destinations, random, clock::get);
        progress = new Deliveries(ToldCase.ZONE, table);
        client = new HookClient(destinations, PATIENCE.answer());
        sending = sending(client, Runnable::run);
    }

    @AfterEach
    void close() {
        client.close();
        receiver.close();
    }

    Sending sending(HookClient by, Executor beside) {
        return new Sending(
                table, by, PATIENCE, new Sending.Surroundings(clock::get, caller -> caller[0] == PROGRAM[0], beside));
    }

    /** Another replica of the node, whose sending waits until a test lets it. */
    Sending replica() {
        return sending(client, later::add);
    }

    Instant now() {
        return Objects.requireNonNull(clock.get());
    }

    void passes(Duration time) {
        clock.set(now().plus(time));
    }

    Hooks.Answer.Subscribed subscribes(byte[] program, String key, Optional<String> item) {
        return (Hooks.Answer.Subscribed)
                hooks.subscribe(new Hooks.Subscription(program, key, receiver.url("/told?by=" + key), item));
    }

    Hooks.Answer.Subscribed subscribes() {
        return subscribes(PROGRAM, "key", Optional.empty());
    }

    String refused(String url) {
        Hooks.Answer answer = hooks.subscribe(new Hooks.Subscription(PROGRAM, url, url, Optional.empty()));
        return ((Hooks.Answer.No) answer).refusal().word();
    }

    Hook hook(Hooks.Answer.Subscribed subscribed) {
        return hooks.find(PROGRAM, subscribed.hook().id()).orElseThrow();
    }

    /** Events of the case, in one transaction. */
    void tells(int events) {
        transactions.executeWithoutResult(status -> told.tells(progress, events, now()));
    }

    void tellsInVain() {
        transactions.executeWithoutResult(status -> {
            told.tells(progress, 1, now());
            assertThat(rows()).isEqualTo(1);
            status.setRollbackOnly();
        });
    }

    long rows() {
        return sql.sql("select count(*) from casework.hook_delivery")
                .query(Long.class)
                .single();
    }

    List<byte[]> secrets() {
        return sql.sql("select secret from casework.hook")
                .query((row, number) -> row.getBytes(1))
                .list();
    }
}
