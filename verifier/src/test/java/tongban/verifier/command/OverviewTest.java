package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The overview is read at a glance: a command, a short line. */
class OverviewTest {

    @Command(
            name = "talk",
            description =
                    "Talks and talks and talks and talks and talks and talks and talks and talks and talks and on."
                            + " And then some more.")
    static final class Talkative implements Callable<Integer> {
        @Mixin
        Output output = new Output();

        @Override
        public Integer call() {
            return 0;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyLineOfACommandFitsIntoAHundredColumns(String language) {
        List<String> lines = CommandRun.of("--lang", language).out().lines().toList();
        assertThat(lines).anyMatch(line -> line.startsWith("  audit  "));
        assertThat(lines)
                .allSatisfy(line -> assertThat(TextTable.width(line)).as(line).isLessThanOrEqualTo(100));
    }

    @Test
    void showsTheFirstSentenceOnly() {
        assertThat(CommandRun.of("--lang", "en").out())
                .contains("where and why.\n")
                .doesNotContain("Knows resident");
        assertThat(CommandRun.of("--lang", "zh").out()).contains("指出位置和原因。\n").doesNotContain("可识别");
    }

    @Test
    void theAuditOfCommandsNamesASentenceThatIsTooLong() {
        assertThat(CommandAudit.findings(List.of(() -> List.of(new Talkative()))))
                .anyMatch(finding -> finding.contains("takes 107 columns in the overview"));
    }
}
