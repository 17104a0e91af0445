package tongban.node.casework.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Moves;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.web.Flash;

/** One act on many cases: picked in a list, looked at once more, and each with a result of its own. */
@Controller
class BulkPages {

    private static final int CASES_MAX = 100;

    private final Casework casework;
    private final Clerks clerks;
    private final CaseActPages.Deeds deeds;

    BulkPages(Casework casework, Clerks clerks, CaseActPages.Deeds deeds) {
        this.casework = casework;
        this.clerks = clerks;
        this.deeds = deeds;
    }

    /** What became of one case; the sentence is that of its refusal. */
    record Result(CaseRecord file, boolean done, Word words) {}

    @GetMapping("/cases/bulk")
    String again() {
        return "redirect:/cases";
    }

    /** @param picked ids of cases, in the list's order */
    @PostMapping("/cases/bulk")
    String step(
            @RequestParam(defaultValue = "") List<String> picked,
            @RequestParam String act,
            @RequestParam Optional<String> once,
            Model model,
            RedirectAttributes redirect) {
        Act chosen = Act.ofCommand(act)
                .filter(CasePages.BULK::contains)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Clerk clerk = clerks.now();
        Role role = clerk.among(Moves.of(chosen).roles()).stream()
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        List<CaseRecord> files = files(picked);
        if (files.isEmpty()) {
            Flash.warn(redirect, "case.bulk.none");
            return "redirect:/cases";
        }
        model.addAttribute("act", chosen);
        model.addAttribute("files", files);
        if (once.filter(Once.Sent::isKey).isEmpty()) {
            model.addAttribute("once", Once.key(deeds.random()));
            return "casework/web/bulk";
        }
        List<Result> results = new ArrayList<>();
        for (CaseRecord file : files) {
            results.add(one(file, chosen, role, new Once.Sent(clerk, key(once.get(), file), "case.act." + act)));
        }
        model.addAttribute("results", results);
        model.addAttribute("done", results.stream().filter(Result::done).count());
        return "casework/web/bulk-done";
    }

    /** In the order in which they were picked. */
    private List<CaseRecord> files(List<String> picked) {
        List<CaseId> ids = picked.stream()
                .distinct()
                .limit(CASES_MAX)
                .flatMap(id -> CaseId.read(id).stream())
                .toList();
        return casework.find(ids).stream()
                .sorted(Comparator.comparingInt(file -> ids.indexOf(file.id())))
                .toList();
    }

    /** The key of one case within the form: the form's, turned by the case's id. */
    private static String key(String once, CaseRecord file) {
        java.math.BigInteger form = new java.math.BigInteger(once, 16);
        java.math.BigInteger id = new java.math.BigInteger(file.id().toString(), 16);
        String hex = form.xor(id).toString(16);
        return "0".repeat(once.length() - hex.length()) + hex;
    }

    private Result one(CaseRecord file, Act act, Role role, Once.Sent sent) {
        MultiValueMap<String, String> nothing = new LinkedMultiValueMap<>();
        Optional<CaseOutcome> outcome = deeds.once()
                .doing(
                        sent,
                        () -> casework.act(
                                file.id(),
                                new ActForm(act, nothing)
                                        .doing(file.state(), role, sent.clerk().pseudonym())));
        if (outcome.isPresent() && outcome.get() instanceof CaseOutcome.Refused refused) {
            return new Result(file, false, new Word("case.refused." + refused.word(), refused.arguments()));
        }
        return new Result(file, true, Word.of(outcome.isPresent() ? "case.bulk.well" : "case.bulk.before"));
    }
}
