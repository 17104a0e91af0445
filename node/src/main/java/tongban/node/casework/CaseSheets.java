package tongban.node.casework;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Lists of cases as Excel sheets (导出). Who took which list out stands in the record of acts, before the first row
 * leaves; how many rows left, or that it was broken off, stands there after it.
 */
public interface CaseSheets {

    /** Rows of a sheet; where the list is longer, the last row says so. */
    int ROWS_MAX = 100_000;

    /** The type of what is written. */
    String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /**
     * What is asked.
     *
     * @param query the list; its page is not looked at, the sheet begins with the first row
     * @param view the id of the view from which it comes; empty for none
     * @param by who asks, as the record of acts names them
     * @param locale of headings and words
     */
    record Asked(CaseQuery query, String view, String by, Locale locale) {}

    /** Where it is written to; opened only when it is written. */
    interface Target {
        OutputStream open() throws IOException;
    }

    /**
     * Writes a sheet, row by row. A sheet that breaks off is no readable file.
     *
     * @return false when as many are being written as may be at once, and nothing was done
     */
    boolean write(Asked asked, Target target) throws IOException;
}
