package tongban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class NodeTest {

    private static final Duration START_MAX = Duration.ofSeconds(8);

    @Test
    void startsInLessThanEightSeconds() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            long begun = System.nanoTime();
            try (var context = new SpringApplicationBuilder(Node.class)
                    .properties(Map.of("spring.datasource.url", url))
                    .run()) {
                assertThat(context.isActive()).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(START_MAX);
            }
        }
    }
}
