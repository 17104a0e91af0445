package tongban.node.casework.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ResidentId;
import tongban.node.casework.CaseRow;
import tongban.node.casework.CaseWords;

/**
 * One sheet of cases in the Office Open XML format (ECMA-376), written row by row: rows that are out are forgotten.
 * Every text is a cell of text, which no spreadsheet computes, whatever it begins with.
 */
final class CaseSheet {

    private static final String MOMENT = "yyyy-mm-dd hh:mm";
    private static final String TEXT = "@";
    private static final String HEADING = "DCE6F1";
    private static final int ROWS_HELD = 500;

    /** What may be meant as the number of a resident, within other words too. */

    /**
     * A column.
     *
     * @param key of its heading
     * @param width in characters
     * @param value a text, a moment or a number; empty for an empty cell
     */
    private record Column(String key, int width, Function<CaseRow, Optional<Object>> value) {}

    private final Workbook workbook;
    private final Worksheet sheet;
    private final List<Column> columns;
    private final Locale locale;
    private int rows;

    CaseSheet(OutputStream out, Locale locale) throws IOException {
        this.locale = locale;
        this.columns = columns(locale);
        this.workbook = new Workbook(out, "Tongban", "1.0");
        this.sheet = workbook.newWorksheet(CaseWords.say(locale, "case.sheet.name"));
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            sheet.width(at, column.width());
            sheet.inlineString(0, at, CaseWords.say(locale, "case.sheet." + column.key()));
            sheet.style(0, at).bold().fillColor(HEADING).set();
        }
        sheet.freezePane(0, 1);
    }

    private static List<Column> columns(Locale locale) {
        boolean zh = locale.getLanguage().equals("zh");
        return List.of(
                new Column("number", 30, row -> Optional.of(row.number())),
                new Column("item", 32, row -> Optional.of(row.item())),
                new Column("subject", 36, row -> Optional.of(ResidentId.maskIn(row.subject()))),
                new Column(
                        "phase",
                        14,
                        row -> Optional.of(zh ? row.phase().zh() : row.phase().word())),
                new Column("receiving", 14, row -> Optional.of(row.receiving())),
                new Column("deciding", 14, row -> Optional.of(row.deciding())),
                new Column("holder", 14, row -> Optional.of(row.holder())),
                new Column("offered-to", 14, row -> row.offeredTo().map(zone -> zone)),
                new Column("filed", 18, row -> Optional.of(row.filed())),
                new Column("due", 18, row -> row.due().map(due -> due)),
                new Column("requests", 12, row -> Optional.of(row.requests())),
                new Column("unread", 12, row -> Optional.of(row.unread())),
                new Column(
                        "differs",
                        14,
                        row -> Optional.of(CaseWords.say(locale, "case.sheet." + (row.differs() ? "yes" : "no")))));
    }

    void add(CaseRow row) throws IOException {
        rows++;
        for (int at = 0; at < columns.size(); at++) {
            put(at, columns.get(at).value().apply(row));
        }
        if (rows % ROWS_HELD == 0) {
            sheet.flush();
        }
    }

    private void put(int at, Optional<Object> value) {
        Object given = value.orElse("");
        if (given instanceof Instant moment) {
            // Spreadsheets know no zones of time: the column's heading says which one it is.
            sheet.value(rows, at, moment.atOffset(LegalClock.BEIJING).toLocalDateTime());
            sheet.style(rows, at).format(MOMENT).set();
        } else if (given instanceof Integer number) {
            sheet.value(rows, at, number);
        } else if (!given.equals("")) {
            sheet.inlineString(rows, at, given.toString());
            sheet.style(rows, at).format(TEXT).set();
        }
    }

    /** Says in a last row that the list is longer. */
    void cut(int most) {
        rows++;
        sheet.inlineString(rows, 0, CaseWords.say(locale, "case.sheet.cut", Integer.toString(most)));
        sheet.style(rows, 0).bold().set();
    }

    /** Ends the file; without this it is none. */
    void finish() throws IOException {
        workbook.finish();
    }
}
