package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Foreign text does nothing to a terminal, wherever it is shown. */
class VisibleTest {

    @Test
    void spellsOutWhatATerminalWouldActOn() {
        assertThat(Visible.of("\u001b[31m红\u202e\u009b")).isEqualTo("\\u001b[31m红\\u202e\\u009b");
        assertThat(Visible.of("成立 — ok\nnext")).isEqualTo("成立 — ok\nnext");
        assertThat(Visible.line("a\nb")).isEqualTo("a\\nb");
    }

    @Test
    void aHostileFileNameStaysInItsLine() {
        Path hostile = Path.of("/nowhere/\u001b[31mred\nline.tbx");
        CommandRun run = CommandRun.of("audit", hostile.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly("tongban: /nowhere/\\u001b[31mred\\nline.tbx does not exist; check the name.");
    }

    @Test
    void aHostileWordIsShownAndNotObeyed() {
        assertThat(CommandRun.of("clock", "day", "\u001b[31m").err())
                .contains("\\u001b[31m")
                .doesNotContain("\u001b");
        assertThat(CommandRun.of("\u001b[31m").err()).contains("\\u001b[31m").doesNotContain("\u001b");
        assertThat(new TextTable(0).row("\u001b[2J\n", 1).lines()).containsExactly("\\u001b[2J\\n  1");
    }
}
