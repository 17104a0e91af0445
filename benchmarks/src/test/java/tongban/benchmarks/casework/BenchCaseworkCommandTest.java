package tongban.benchmarks.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.verifier.command.CommandRun;

@Timeout(60)
class BenchCaseworkCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cases=1999|1999 cases do not go: --cases is 0 or from 2000 to 9000000",
                "--cases=-1|--cases is 0 or from",
                "--callers=8,0|0 at once do not go: --callers takes numbers from 1 to 1024",
                "--threads=2000|--threads takes numbers from 1"
            })
    void saysWhichNumbersGo(String option, String error, @TempDir Path folder) {
        CommandRun run = CommandRun.of("bench", "casework", "--folder=" + folder, option, "--lang=en");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(error);
    }

    @Test
    void saysWhichProgramsOfPostgresqlAreMissing(@TempDir Path empty) {
        CommandRun run = CommandRun.of("bench", "casework", "--folder=" + empty, "--postgres=" + empty, "--lang=zh");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("initdb", "--postgres 应为");
    }
}
