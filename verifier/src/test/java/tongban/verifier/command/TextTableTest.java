package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "通办,4", "ＡＢ,4", "“通办”：,8", "é,1", "e\u0301,1", "𠮷,2", "…,1", "─,1"})
    void countsCellsAsATerminalDoes(String text, int cells) {
        assertThat(TextTable.width(text)).isEqualTo(cells);
    }

    @Test
    void standsStraightWithFullWidthCharacters() {
        TextTable table = new TextTable(2)
                .line("标题")
                .row("成都高新区", "a", "x")
                .row("AB", "汉", "y")
                .row("", "", "");

        assertThat(table.lines()).containsExactly("标题", "  成都高新区  a   x", "  AB          汉  y", "");
    }
}
