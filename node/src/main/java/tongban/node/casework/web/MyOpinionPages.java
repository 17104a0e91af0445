package tongban.node.casework.web;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.Casework;
import tongban.node.casework.Consultations;
import tongban.node.casework.Consultations.Consultation;
import tongban.node.casework.Consultations.Consulted;
import tongban.node.casework.Consultations.Opinion;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** Opinions that somebody is asked for: the open ones as a list, and each with the form that answers it. */
@Controller
class MyOpinionPages {

    private final Casework casework;
    private final Consultations consultations;
    private final Clerks clerks;
    private final CaseActPages.Deeds deeds;
    private final InstantSource clock;

    MyOpinionPages(
            Casework casework,
            Consultations consultations,
            Clerks clerks,
            CaseActPages.Deeds deeds,
            InstantSource clock) {
        this.casework = casework;
        this.consultations = consultations;
        this.clerks = clerks;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** What is open with whoever looks, the most urgent first. */
    @GetMapping("/opinions")
    String mine(Model model) {
        Clerk clerk = clerks.now();
        List<ShownOpinion> open = ShownOpinion.whoms(clerk).stream()
                .flatMap(whom -> consultations.openWith(whom, Optional.empty(), Consultations.PAGE_MAX).stream())
                .sorted(Comparator.comparing(
                                (Consultation one) -> one.question().day())
                        .thenComparing(one -> one.id().toString()))
                .limit(Consultations.PAGE_MAX)
                .map(one -> ShownOpinion.of(one, clerk, clock.instant()))
                .toList();
        model.addAttribute("open", open);
        model.addAttribute("most", open.size() == Consultations.PAGE_MAX ? Consultations.PAGE_MAX : 0);
        model.addAttribute("names", clerks.names());
        return "casework/web/opinions";
    }

    private Consultation one(String id) {
        return CaseId.read(id)
                .flatMap(consultations::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/opinions/{id:[0-9a-f]{32}}")
    String show(@PathVariable String id, Model model) {
        return show(id, Map.of(), model);
    }

    private String show(String id, Map<String, String> typed, Model model) {
        model.addAttribute("typed", typed);
        Consultation one = one(id);
        model.addAttribute("shown", ShownOpinion.of(one, clerks.now(), clock.instant()));
        model.addAttribute("file", casework.find(one.question().caseId()).orElseThrow());
        model.addAttribute("names", clerks.names());
        model.addAttribute("kinds", Opinion.values());
        model.addAttribute("once", Once.key(deeds.random()));
        return "casework/web/opinion";
    }

    /** Whom an office's opinion is asked of has that duty; a colleague's deputy is known to the desk. */
    @PostMapping("/opinions/{id:[0-9a-f]{32}}")
    String answer(
            @PathVariable String id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes told) {
        Consultation one = one(id);
        Clerk clerk = clerks.now();
        boolean asked = !one.question().whom().office()
                || ShownOpinion.whoms(clerk).contains(one.question().whom());
        if (!clerk.mayAct() || !asked) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Optional<Opinion> opinion = Opinion.read(typed.getOrDefault("opinion", ""));
        String words = TypedWords.of(typed.getOrDefault("words", ""));
        Faults faults = new Faults();
        if (opinion.isEmpty()) {
            faults.add("opinion", "case.opinion.missing");
        } else if (words.isEmpty() && opinion.get() != Opinion.NO_REMARK) {
            faults.add("words", "case.opinion.words.missing");
        }
        if (faults.isEmpty()) {
            Once.Sent sent = Once.Sent.of(clerk, typed.getOrDefault("once", ""), "case.recorded.opinion");
            ShownOpinion.refused(deeds.once()
                            .doing(
                                    sent,
                                    () -> consultations.answer(
                                            one.id(), opinion.orElseThrow(), words, clerk.pseudonym()),
                                    ShownOpinion::number))
                    .ifPresent(refused -> ShownOpinion.add(faults, refused, "words"));
        }
        if (faults.isEmpty()) {
            Flash.done(told, "case.opinion.done");
            return "redirect:/cases/" + one.question().caseId() + "/opinions";
        }
        faults.into(model);
        return show(id, typed, model);
    }

    /** A second time it is over already, and nothing is done. */
    @PostMapping("/opinions/{id:[0-9a-f]{32}}/withdraw")
    String withdraw(@PathVariable String id, RedirectAttributes told) {
        Consultation one = one(id);
        Clerk clerk = clerks.now();
        Role role = clerk.duties().contains(Role.SUPERVISOR) ? Role.SUPERVISOR : Role.COUNTER;
        switch (consultations.withdraw(one.id(), role, clerk.pseudonym())) {
            case Consulted.Done done -> Flash.done(told, "case.opinion.withdrawn.done");
            case Consulted.Refused refused ->
                Flash.warn(
                        told,
                        "case.refused." + refused.refusal().word(),
                        refused.refusal().arguments().toArray(String[]::new));
        }
        return "redirect:/cases/" + one.question().caseId() + "/opinions";
    }

    /** The address at which the page is shown again after a switch of language. */
    @GetMapping("/opinions/{id:[0-9a-f]{32}}/withdraw")
    String again(@PathVariable String id) {
        return "redirect:/opinions/" + id;
    }
}
