package tongban.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class NodeTest {

    private static final Duration START_MAX = Duration.ofSeconds(8);

    @Test
    void startsInLessThanEightSeconds() {
        long begun = System.nanoTime();
        try (var context = SpringApplication.run(Node.class)) {
            assertThat(context.isActive()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(START_MAX);
        }
    }
}
