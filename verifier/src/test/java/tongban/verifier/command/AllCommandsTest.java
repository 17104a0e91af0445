package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllCommandsTest {
    @Test
    void everyCommandHasBothLanguagesExamplesJsonAndARefusal() {
        assertThat(CommandAudit.findings()).isEmpty();
    }
}
