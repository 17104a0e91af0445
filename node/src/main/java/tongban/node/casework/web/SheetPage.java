package tongban.node.casework.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseSheets;
import tongban.node.web.Download;
import tongban.node.web.Flash;

/** A list as an Excel sheet, for whoever looks at it; the record of acts names them. */
@Controller
class SheetPage {

    private final CaseSheets sheets;
    private final Clerks clerks;

    SheetPage(CaseSheets sheets, Clerks clerks) {
        this.sheets = sheets;
        this.clerks = clerks;
    }

    /** The same query as the page of the list, without its page. */
    @GetMapping("/cases.xlsx")
    @Nullable
    String sheet(@RequestParam Map<String, String> said, HttpServletResponse response, RedirectAttributes redirect)
            throws IOException {
        Clerk clerk = clerks.now();
        CaseQuery query = CasePages.Typed.of(said).query(clerk);
        CaseSheets.Asked asked =
                new CaseSheets.Asked(query, "", clerk.operator().name(), LocaleContextHolder.getLocale());
        boolean written = sheets.write(asked, () -> {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Disposition", Download.as("cases.xlsx"));
            response.setContentType(CaseSheets.TYPE);
            return response.getOutputStream();
        });
        if (written) {
            return null;
        }
        Flash.warn(redirect, "case.refused.sheets-busy");
        return "redirect:/cases";
    }
}
