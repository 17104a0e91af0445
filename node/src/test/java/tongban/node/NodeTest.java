package tongban.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.command.Demonstration;
import tongban.node.exchange.Channels;

class NodeTest {

    /** Generous: this says that nothing hangs. How long a start takes is measured by {@code bench exchange}. */
    private static final Duration START_MAX = Duration.ofSeconds(120);

    @Test
    void twoZonesStartJoinAndAgreeInOneProcess(@TempDir Path folder) throws Exception {
        Instant begun = Instant.now();
        try (Demonstration demonstration = Demonstration.start(folder, 18_301, begun)) {
            assertThat(demonstration.members()).hasSize(2).allSatisfy(member -> {
                Channels channels = member.node().getBean(Channels.class);
                assertThat(channels.states()).hasSize(1).allMatch(state -> state.open());
            });
            assertThat(Duration.between(begun, Instant.now())).isLessThan(START_MAX);
        }
    }
}
