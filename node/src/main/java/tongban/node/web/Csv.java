package tongban.node.web;

import java.io.IOException;
import java.util.List;

/**
 * Writes a table as comma-separated values (RFC 4180), with a byte order mark, so that office programs read Chinese as
 * UTF-8, and with an apostrophe before a cell that such a program would take for a formula.
 */
public final class Csv {
    private static final String MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Appendable out;

    public Csv(Appendable out) throws IOException {
        this.out = out;
        out.append(MARK);
    }

    /** Writes one line. */
    public void line(List<String> cells) throws IOException {
        String between = "";
        for (String cell : cells) {
            out.append(between).append(quoted(cell));
            between = ",";
        }
        out.append("\r\n");
    }

    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
