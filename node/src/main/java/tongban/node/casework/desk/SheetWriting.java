package tongban.node.casework.desk;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.Phase;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRow;
import tongban.node.casework.CaseSheets;
import tongban.node.casework.Casework;
import tongban.node.operator.Acts;

/**
 * Writes sheets page by page, each page a short read of its own: nobody who reads slowly holds a connection. A case
 * that moves meanwhile may stand in it twice, or not at all, as in a list through which somebody pages.
 */
final class SheetWriting implements CaseSheets {

    private static final String FILE = "cases.xlsx";

    /** Sheets that are written at once. */
    private static final int AT_ONCE = 2;

    private final Casework casework;
    private final Acts acts;
    private final TransactionTemplate transactions;
    private final Semaphore writing = new Semaphore(AT_ONCE);

    /** Rows of a sheet; fewer in tests. */
    private final int most;

    SheetWriting(Casework casework, Acts acts, TransactionTemplate transactions, int most) {
        this.casework = casework;
        this.acts = acts;
        this.transactions = transactions;
        this.most = most;
    }

    @Override
    public boolean write(Asked asked, Target target) throws IOException {
        if (!writing.tryAcquire()) {
            return false;
        }
        try {
            record(asked, "case.act.export", which(asked));
            written(asked, target);
            return true;
        } finally {
            writing.release();
        }
    }

    private void written(Asked asked, Target target) throws IOException {
        AtomicInteger rows = new AtomicInteger();
        boolean whole = false;
        try {
            CaseSheet sheet = new CaseSheet(target.open(), asked.locale());
            if (filled(sheet, asked.query(), rows)) {
                sheet.cut(most);
            }
            sheet.finish();
            whole = true;
        } finally {
            ended(asked, rows.get(), whole);
        }
    }

    /** Adds the rows of a list, and says whether it is longer. */
    private boolean filled(CaseSheet sheet, CaseQuery list, AtomicInteger rows) throws IOException {
        CaseQuery query = list.page(Optional.empty(), CaseQuery.SIZE_MAX);
        for (List<CaseRow> page = casework.list(query); !page.isEmpty(); page = casework.list(query)) {
            for (CaseRow row : page) {
                if (rows.get() == most) {
                    return true;
                }
                sheet.add(row);
                rows.incrementAndGet();
            }
            query = query.page(Optional.of(page.getLast().place()), CaseQuery.SIZE_MAX);
        }
        return false;
    }

    private void ended(Asked asked, int rows, boolean whole) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("case.export.rows", Integer.toString(rows));
        record(asked, whole ? "case.act.exported" : "case.act.export-broken", details);
    }

    /** What was typed into the search may be a person's name, and this record is never erased: it says only whether. */
    private static Map<String, String> which(Asked asked) {
        CaseQuery query = asked.query();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("case.export.list", "case.queue." + query.queue().name().toLowerCase(Locale.ROOT));
        if (!asked.view().isEmpty()) {
            details.put("case.export.view", asked.view());
        }
        query.item().ifPresent(item -> details.put("case.export.item", item));
        if (!query.phases().isEmpty()) {
            details.put(
                    "case.export.phases",
                    query.phases().stream().map(Phase::word).sorted().collect(Collectors.joining(", ")));
        }
        details.put("case.export.words", query.words().isBlank() ? "case.export.no" : "case.export.yes");
        return details;
    }

    private void record(Asked asked, String act, Map<String, String> details) {
        transactions.executeWithoutResult(status -> acts.recordFor(asked.by(), act, FILE, details));
    }
}
