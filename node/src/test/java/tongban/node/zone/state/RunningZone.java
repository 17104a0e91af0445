package tongban.node.zone.state;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tongban.node.zone.FoundedZone;

/** The module alone, running on a real database, with what it published. */
record RunningZone(AnnotationConfigApplicationContext context, DataSource source, List<Object> events)
        implements AutoCloseable {

    /** A database of its own with this module's tables. */
    static DataSource database(EmbeddedPostgres postgres, String name) {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        source.setMaximumPoolSize(4);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/zone")
                .defaultSchema("public")
                .load()
                .migrate();
        return source;
    }

    static RunningZone start(FoundedZone zone, DataSource source) {
        return start(zone, source, InstantSource.fixed(FoundedZone.NOW));
    }

    static RunningZone start(FoundedZone zone, DataSource source, InstantSource clock) {
        List<Object> events = new CopyOnWriteArrayList<>();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(
                        Map.of(ZoneBeans.ZONE_FILE, zone.folder().file().path().toString()))
                .applyTo(context);
        context.registerBean(DataSource.class, () -> source, definition -> definition.setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(SecureRandom.class, () -> new SecureRandom());
        context.register(ZoneBeans.class);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                events.add(payload.getPayload());
            }
        });
        context.refresh();
        return new RunningZone(context, source, events);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What was published of this type so far. */
    <T> List<T> published(Class<T> type) {
        List<T> found = new ArrayList<>();
        events.stream().filter(type::isInstance).map(type::cast).forEach(found::add);
        return found;
    }

    static void close(DataSource source) throws SQLException {
        source.unwrap(HikariDataSource.class).close();
    }

    @Override
    public void close() {
        context.close();
    }
}
