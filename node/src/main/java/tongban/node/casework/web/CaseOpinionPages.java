package tongban.node.casework.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
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
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.Consultations;
import tongban.node.casework.Consultations.Question;
import tongban.node.casework.Consultations.Whom;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** The opinions of a case that people of this zone ask of each other, and the form that asks for one. */
@Controller
class CaseOpinionPages {

    private static final String OFFICE = "office:";
    private static final String PERSON = "person:";

    private final Casework casework;
    private final Consultations consultations;
    private final Clerks clerks;
    private final CaseActPages.Deeds deeds;
    private final InstantSource clock;

    CaseOpinionPages(
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

    @GetMapping("/cases/{id:[0-9a-f]{32}}/opinions")
    String ofCase(@PathVariable String id, Model model) {
        return show(id, Map.of(), model);
    }

    private String show(String id, Map<String, String> typed, Model model) {
        CaseRecord file = OneCasePages.file(casework, id);
        Clerk clerk = clerks.now();
        model.addAttribute("file", file);
        model.addAttribute("names", clerks.names());
        model.addAttribute(
                "all",
                consultations.of(file.id()).stream()
                        .map(one -> ShownOpinion.of(one, clerk, clock.instant()))
                        .toList());
        model.addAttribute("roles", file.state().phase().over() ? List.of() : clerk.among(ShownOpinion.OFFICIALS));
        model.addAttribute("people", people(clerk));
        model.addAttribute("offices", ShownOpinion.OFFICIALS);
        model.addAttribute("typed", typed);
        model.addAttribute("once", Once.key(deeds.random()));
        return "casework/web/case-opinions";
    }

    /** Everybody who works at this node but the person who asks. */
    private Map<String, String> people(Clerk clerk) {
        Map<String, String> people = new LinkedHashMap<>();
        clerks.working().forEach((pseudonym, name) -> {
            if (!pseudonym.equals(clerk.pseudonym())) {
                people.put(PERSON + pseudonym, name);
            }
        });
        return people;
    }

    private Optional<Whom> whom(String typed, Clerk clerk) {
        if (typed.startsWith(OFFICE)) {
            return Role.read(typed.substring(OFFICE.length()))
                    .filter(ShownOpinion.OFFICIALS::contains)
                    .map(role -> new Whom(role.word(), true));
        }
        return Optional.of(typed)
                .filter(people(clerk)::containsKey)
                .map(person -> new Whom(person.substring(PERSON.length()), false));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    @PostMapping("/cases/{id:[0-9a-f]{32}}/opinions")
    String ask(@PathVariable String id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes told) {
        CaseRecord file = OneCasePages.file(casework, id);
        Clerk clerk = clerks.now();
        List<Role> roles = clerk.among(ShownOpinion.OFFICIALS);
        if (roles.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Role role = Role.read(typed.getOrDefault("role", ""))
                .filter(roles::contains)
                .orElseGet(roles::getFirst);
        Optional<Whom> whom = whom(typed.getOrDefault("whom", ""), clerk);
        Optional<LocalDate> day = day(typed.getOrDefault("day", ""));
        String words = TypedWords.of(typed.getOrDefault("question", ""));
        Faults faults = new Faults();
        if (whom.isEmpty()) {
            faults.add("whom", "case.opinion.whom.missing");
        }
        if (words.isEmpty()) {
            faults.add("question", "case.opinion.question.missing");
        }
        if (day.isEmpty()) {
            faults.add("day", "case.opinion.day.missing");
        }
        if (faults.isEmpty()) {
            Question question =
                    new Question(file.id(), role, clerk.pseudonym(), whom.orElseThrow(), words, day.orElseThrow());
            asked(question, Once.Sent.of(clerk, typed.getOrDefault("once", ""), "case.recorded.ask-opinion"), faults);
        }
        if (faults.isEmpty()) {
            Flash.done(told, "case.opinion.asked.done");
            return "redirect:/cases/" + id + "/opinions";
        }
        faults.into(model);
        return show(id, typed, model);
    }

    private void asked(Question question, Once.Sent sent, Faults faults) {
        ShownOpinion.refused(deeds.once().doing(sent, () -> consultations.ask(question), ShownOpinion::number))
                .ifPresent(refused -> ShownOpinion.add(faults, refused, "question"));
    }
}
