package tongban.verifier.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text that stand straight on a terminal, where a Chinese character takes two cells: lines and rows are put
 * in, lines come out. The last cell of a row is never padded.
 */
public final class TextTable {
    private static final int GAP = 2;

    private final int indent;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table whose rows are indented by so many cells; single lines are not. */
    public TextTable(int indent) {
        this.indent = indent;
    }

    /** Adds a row of cells, each a single line. */
    public TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Visible.line(String.valueOf(cell)));
        }
        rows.add(row);
        return this;
    }

    /** Adds a line that takes no part in the columns. */
    public TextTable line(String text) {
        rows.add(List.of(text));
        return this;
    }

    /** The lines, without line breaks and without spaces at their ends. */
    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; row.size() > 1 && column < row.size(); column++) {
                if (column == widths.size()) {
                    widths.add(0);
                }
                widths.set(column, Math.max(widths.get(column), width(row.get(column))));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        if (row.size() == 1) {
            return row.get(0);
        }
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell);
            if (column < row.size() - 1) {
                line.append(" ".repeat(widths.get(column) - width(cell) + GAP));
            }
        }
        return line.toString().stripTrailing();
    }

    /**
     * How many cells a text takes: two for the wide and full-width characters of Unicode Standard Annex 11, none for
     * combining marks, one for all else. The blocks are those that Chinese and Japanese text and its punctuation use.
     */
    public static int width(String text) {
        return text.codePoints().map(TextTable::cells).sum();
    }

    private static int cells(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = character >= 0x1100 && character <= 0x115F // Hangul Jamo
                || character >= 0x2E80 && character <= 0x303E // CJK radicals, punctuation
                || character >= 0x3041 && character <= 0xA4CF // Kana … CJK ideographs … Yi
                || character >= 0xAC00 && character <= 0xD7A3 // Hangul syllables
                || character >= 0xF900 && character <= 0xFAFF // CJK compatibility ideographs
                || character >= 0xFE30 && character <= 0xFE6F // CJK compatibility forms
                || character >= 0xFF00 && character <= 0xFF60 // full-width forms
                || character >= 0xFFE0 && character <= 0xFFE6
                || character >= 0x1F300 && character <= 0x1FAFF // pictographs
                || character >= 0x20000 && character <= 0x3FFFD; // ideographs of the supplementary planes
        return wide ? 2 : 1;
    }
}
