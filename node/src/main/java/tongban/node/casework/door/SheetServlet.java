package tongban.node.casework.door;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tongban.kernel.casework.CaseEvent;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.CaseSheets;
import tongban.node.casework.SavedViews;
import tongban.node.exchange.Callers;
import tongban.node.web.Download;
import tongban.node.web.Trace;

/** {@code GET /api/casework/v1/cases.xlsx}: a list as an Excel sheet, sent while it is written. */
public final class SheetServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** As the record of acts names people whom a program names, beside operators and users of the system. */
    private static final String PROGRAM = "api:";

    private final transient CaseSheets sheets;
    private final transient AskedList lists;
    private final transient Callers callers;

    public SheetServlet(CaseSheets sheets, SavedViews views, Callers callers) {
        this.sheets = sheets;
        this.lists = new AskedList(views);
        this.callers = callers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = CaseServlet.locale(request);
        response.setHeader("Cache-Control", "no-store");
        if (!callers.admits(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            Reply.refused(Refused.of("token"), locale).write(response);
            return;
        }
        String by = Optional.ofNullable(request.getParameter("by")).orElse("");
        if (!CaseEvent.isActor(by)) {
            CaseDoor.field("by", locale).write(response);
            return;
        }
        switch (lists.read(name -> Optional.ofNullable(request.getParameter(name)))) {
            case AskedList.Asked.Unfit unfit ->
                Reply.refused(unfit.refusal(), locale).write(response);
            case AskedList.Asked.Listed listed ->
                send(new CaseSheets.Asked(listed.query(), listed.view(), PROGRAM + by, locale), response);
        }
    }

    private void send(CaseSheets.Asked asked, HttpServletResponse response) throws IOException {
        boolean written = sheets.write(asked, () -> {
            response.setHeader(Trace.HEADER, Trace.id());
            response.setHeader("Content-Disposition", Download.as("cases.xlsx"));
            response.setContentType(CaseSheets.TYPE);
            return response.getOutputStream();
        });
        if (!written) {
            response.setHeader("Retry-After", "10");
            Reply.refused(Refused.of("sheets-busy"), asked.locale()).write(response);
        }
    }
}
