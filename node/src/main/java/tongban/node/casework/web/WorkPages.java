package tongban.node.casework.web;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.node.casework.Asking;
import tongban.node.casework.Assignments;
import tongban.node.casework.Assignments.Assigned;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.operator.Acts;
import tongban.node.web.Faults;
import tongban.node.web.Flash;
import tongban.node.web.StrictJson;

/** Who works on a case: claims, what is given back, take-overs; and what a zone that does not hold it asks. */
@Controller
class WorkPages {

    private static final int WORDS_MAX = 2000;

    /** What a clerk asks for others; supplements and messages have pages of their own. */
    private static final Set<RequestKind> ASKED = java.util.EnumSet.of(RequestKind.WITHDRAWAL, RequestKind.COMPLAINT);

    private final Casework casework;
    private final Assignments assignments;
    private final Clerks clerks;
    private final CaseActPages.Deeds deeds;
    private final Recorded recorded;

    /** Acts with their record, in one transaction. */
    record Recorded(Acts acts, TransactionTemplate transactions) {
        static Recorded of(Acts acts, PlatformTransactionManager manager) {
            return new Recorded(acts, new TransactionTemplate(manager));
        }
    }

    WorkPages(Casework casework, Assignments assignments, Clerks clerks, CaseActPages.Deeds deeds, Recorded recorded) {
        this.casework = casework;
        this.assignments = assignments;
        this.clerks = clerks;
        this.deeds = deeds;
        this.recorded = recorded;
    }

    private static Role role(Clerk clerk, String word, Set<Role> of) {
        return Role.read(word)
                .filter(of::contains)
                .filter(clerk.duties()::contains)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    /** Claiming twice renews the claim, so that a form sent twice does no harm. */
    @PostMapping("/cases/{id:[0-9a-f]{32}}/claim")
    String claim(@PathVariable String id, @RequestParam String role, RedirectAttributes redirect) {
        Clerk clerk = clerks.now();
        Role as = role(clerk, role, OneCasePages.CLAIMED);
        return told(
                assignments.claim(OneCasePages.file(casework, id).id(), as, clerk.pseudonym()),
                "case.claimed",
                id,
                redirect);
    }

    @PostMapping("/cases/{id:[0-9a-f]{32}}/release")
    String release(@PathVariable String id, @RequestParam String role, RedirectAttributes redirect) {
        Clerk clerk = clerks.now();
        Role as = role(clerk, role, OneCasePages.CLAIMED);
        return told(
                assignments.release(OneCasePages.file(casework, id).id(), as, clerk.pseudonym()),
                "case.released",
                id,
                redirect);
    }

    private static String told(Assigned assigned, String done, String id, RedirectAttributes redirect) {
        switch (assigned) {
            case Assigned.Done well -> Flash.done(redirect, done);
            case Assigned.Refused refused ->
                Flash.warn(
                        redirect,
                        "case.refused." + refused.refusal().word(),
                        refused.refusal().arguments().toArray(String[]::new));
        }
        return "redirect:/cases/" + id;
    }

    /** The address at which the page is shown again after a switch of language. */
    @GetMapping("/cases/{id:[0-9a-f]{32}}/{what:claim|release}")
    String again(@PathVariable String id, @PathVariable String what) {
        return "redirect:/cases/" + id;
    }

    @GetMapping("/cases/{id:[0-9a-f]{32}}/take-over")
    String takeOver(@PathVariable String id, @RequestParam(defaultValue = "") String role, Model model) {
        CaseRecord file = OneCasePages.file(casework, id);
        Role of = Role.read(role).filter(OneCasePages.CLAIMED::contains).orElse(Role.ACCEPTOR);
        model.addAttribute("file", file);
        model.addAttribute("of", of);
        model.addAttribute("people", clerks.having(of));
        return "casework/web/take-over";
    }

    @PostMapping("/cases/{id:[0-9a-f]{32}}/take-over")
    String takeOver(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reasons,
            Model model) {
        Clerk clerk = clerks.now();
        role(clerk, Role.SUPERVISOR.word(), Set.of(Role.SUPERVISOR));
        Role of = Role.read(role).filter(OneCasePages.CLAIMED::contains).orElse(Role.ACCEPTOR);
        CaseRecord file = OneCasePages.file(casework, id);
        Faults faults = new Faults();
        if (!clerks.having(of).containsKey(to)) {
            faults.add("to", "case.form.to.missing");
        }
        if (reasons.isBlank()) {
            faults.add("reasons", "case.form.reasons.missing");
        }
        if (faults.isEmpty()) {
            Assigned assigned =
                    takenOver(file, () -> assignments.takeOver(file.id(), of, to, clerk.pseudonym(), reasons.strip()));
            if (assigned instanceof Assigned.Refused refused) {
                faults.add(
                        "to",
                        "case.refused." + refused.refusal().word(),
                        refused.refusal().arguments().toArray());
            }
        }
        if (faults.isEmpty()) {
            return "redirect:/cases/" + id;
        }
        faults.into(model);
        model.addAttribute("to", to);
        model.addAttribute("reasons", reasons);
        return takeOver(id, role, model);
    }

    private Assigned takenOver(CaseRecord file, Supplier<Assigned> deed) {
        return Objects.requireNonNull(recorded.transactions().execute(status -> {
            Assigned made = deed.get();
            if (made instanceof Assigned.Done) {
                recorded.acts().record("case.recorded.take-over", file.number(), Map.of());
            }
            return made;
        }));
    }

    @GetMapping("/cases/{id:[0-9a-f]{32}}/requests")
    String ask(@PathVariable String id, Model model) {
        model.addAttribute("file", OneCasePages.file(casework, id));
        model.addAttribute("kinds", ASKED);
        model.addAttribute("once", Once.key(deeds.random()));
        return "casework/web/ask";
    }

    @PostMapping("/cases/{id:[0-9a-f]{32}}/requests")
    String ask(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String once,
            Model model) {
        CaseRecord file = OneCasePages.file(casework, id);
        Clerk clerk = clerks.now();
        if (clerk.duties().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Faults faults = new Faults();
        Optional<RequestKind> asked = RequestKind.read(kind).filter(ASKED::contains);
        if (asked.isEmpty()) {
            faults.add("kind", "case.form.kind.missing");
        }
        if (words.isBlank() || words.length() > WORDS_MAX) {
            faults.add("words", "case.form.words.missing");
        }
        if (faults.isEmpty() && Once.Sent.isKey(once)) {
            byte[] body = StrictJson.bytes(StrictJson.object().put("words", words.strip()));
            Once.Sent sent = new Once.Sent(clerk, once, "case.request." + kind);
            Optional<CaseOutcome> outcome =
                    deeds.once().doing(sent, () -> casework.ask(file.id(), new Asking(asked.orElseThrow(), body)));
            if (outcome.isPresent() && outcome.get() instanceof CaseOutcome.Refused refused) {
                faults = CaseActPages.refused(refused, java.util.List.of("words"));
            }
        }
        if (faults.isEmpty()) {
            return "redirect:/cases/" + id;
        }
        faults.into(model);
        model.addAttribute("kind", kind);
        model.addAttribute("words", words);
        return ask(id, model);
    }
}
