package tongban.benchmarks.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.verifier.command.CommandRun;

@Timeout(60)
class BenchExchangeCommandTest {

    @Test
    void saysWhichProgramsOfPostgresqlAreMissing(@TempDir Path empty) {
        CommandRun run = CommandRun.of("bench", "exchange", "--folder=" + empty, "--postgres=" + empty);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("initdb, postgres, psql, createdb, pgbench", "--postgres");
    }

    @Test
    void saysWhichPortIsTaken(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = Math.min(taken.getLocalPort(), 65_533);
            CommandRun run = CommandRun.of("bench", "exchange", "--folder=" + folder, "--port=" + port);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("Port " + taken.getLocalPort()).contains("--port");
        }
    }

    @Test
    void refusesAFolderThatIsNotThere(@TempDir Path folder) {
        CommandRun run = CommandRun.of("bench", "exchange", "--folder=" + folder.resolve("nowhere"));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere", "--folder");
    }

    @Test
    void refusesALengthThatNoQuestionHas(@TempDir Path folder) {
        CommandRun run = CommandRun.of("bench", "exchange", "--folder=" + folder, "--bytes=12", "--lang=zh");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--bytes 应为 512 至 262144");
    }
}
