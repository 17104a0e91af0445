package tongban.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four nodes of one process that start at once: the process has one log, which each start sets up. That two start,
 * join and serve is in {@link NodeTest}.
 */
@Timeout(300)
class ManyNodesTest {

    private static final int NODES = 4;
    private static final int ROUNDS = 3;

    @TempDir
    private static Path folder;

    /** Starts nodes at the same moment; a place holds the node, or why there is none. */
    private static List<Object> together(List<NodeSettings> all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Object> came = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (Future<Object> one : threads.invokeAll(all.stream()
                    .<Callable<Object>>map(settings -> () -> {
                        start.await();
                        try {
                            return Node.start(settings, InstantSource.system());
                        } catch (RuntimeException fault) {
                            return fault;
                        }
                    })
                    .toList())) {
                came.add(one.get(1, TimeUnit.SECONDS));
            }
        }
        return came;
    }

    private static NodeSettings settings(Path zone, NodeSettings.Database database) {
        Path log = zone.resolveSibling("node.log");
        return new NodeSettings(zone, database, "127.0.0.1", 0, Optional.of(log), List.of());
    }

    /** Such a start ends soon after the log is set up, so there can be many of them. */
    @Test
    void whoseZoneFilesAreMissingSayThatAndNothingElse() throws Exception {
        NodeSettings.Database nowhere = new NodeSettings.Database("jdbc:postgresql://127.0.0.1:1/none", "", "");
        for (int round = 0; round < ROUNDS; round++) {
            List<NodeSettings> all = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                Path missing =
                        Files.createDirectories(folder.resolve("none-" + i)).resolve("zone.yaml");
                all.add(settings(missing, nowhere));
            }
            assertThat(together(all))
                    .allSatisfy(
                            fault -> assertThat((Throwable) fault).rootCause().hasMessageContaining("zone.yaml"));
        }
    }
}
