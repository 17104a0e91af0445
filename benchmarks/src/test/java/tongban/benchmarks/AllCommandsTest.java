package tongban.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tongban.verifier.command.CommandAudit;

class AllCommandsTest {
    @Test
    void everyCommandOfThisModuleTooHasBothLanguagesExamplesJsonAndARefusal() {
        assertThat(CommandAudit.findings()).isEmpty();
    }
}
