package tongban.node;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.web.Nameplate;

/**
 * A node with web and operator alone: its pages on a free port, a database of its own, and a clock that a test sets.
 */
public record NodeAtTest(EmbeddedPostgres postgres, ConfigurableApplicationContext context, SetClock clock, Path folder)
        implements AutoCloseable {

    /** A clock that stands still until a test moves it. */
    public static final class SetClock implements InstantSource {
        private static final Instant FIRST = Instant.parse("2026-11-25T08:00:00Z");
        private final AtomicLong secondsPassed = new AtomicLong();

        @Override
        public Instant instant() {
            return FIRST.plusSeconds(secondsPassed.get());
        }

        public void passes(Duration time) {
            secondsPassed.addAndGet(time.toSeconds());
        }
    }

    private record Plate(String code, String zh, String en, boolean demonstration) implements Nameplate {}

    /** No component by itself, so that a whole node that scans the tests does not find it. */
    @EnableAutoConfiguration
    @ComponentScan(basePackages = {"tongban.node.web", "tongban.node.operator"})
    static class PagesAlone {}

    public static NodeAtTest demonstration() {
        return start(true);
    }

    public static NodeAtTest inService() {
        return start(false);
    }

    private static NodeAtTest start(boolean demonstration) {
        try {
            EmbeddedPostgres postgres = PostgresAtTest.start();
            Path folder = Files.createTempDirectory("tongban-node");
            SetClock clock = new SetClock();
            ConfigurableApplicationContext context = new SpringApplicationBuilder(PagesAlone.class)
                    .properties(Map.of(
                            "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                            "tongban.operator.folder", folder.toString(),
                            "spring.jmx.enabled", "false"))
                    .initializers(raw -> {
                        GenericApplicationContext beans = (GenericApplicationContext) raw;
                        beans.registerBean(InstantSource.class, () -> clock);
                        beans.registerBean(SecureRandom.class, () -> new SecureRandom());
                        beans.registerBean(
                                Nameplate.class,
                                () -> new Plate("cdgxq", "成都高新区", "Chengdu High-tech Zone", demonstration));
                    })
                    .run("--spring.flyway.locations=classpath:db/operator");
            return new NodeAtTest(postgres, context, clock, folder);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public URI address() {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    @Override
    public void close() throws IOException {
        context.close();
        postgres.close();
    }
}
