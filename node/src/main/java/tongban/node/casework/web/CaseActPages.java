package tongban.node.casework.web;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.desk.Forms;
import tongban.node.casework.web.Once.Sent;
import tongban.node.catalogue.Standard;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** An act on one case: the form, what was typed to be checked, the deed. */
@Controller
class CaseActPages {

    private final Casework casework;
    private final Clerks clerks;
    private final Zones zones;
    private final ItemNames items;
    private final Deeds deeds;

    /** What does deeds once, and makes the keys of forms. */
    record Deeds(Once once, SecureRandom random) {}

    CaseActPages(Casework casework, Clerks clerks, Zones zones, ItemNames items, Deeds deeds) {
        this.casework = casework;
        this.clerks = clerks;
        this.zones = zones;
        this.items = items;
        this.deeds = deeds;
    }

    /** A case and an act that this person can do to it now. */
    private record Matter(CaseRecord file, Clerk clerk, Optional<Standard> standard, Act act, List<Role> roles) {}

    /** Empty when the act is none of this person's, or none for now. */
    private Optional<Matter> matter(String id, String command) {
        CaseRecord file = OneCasePages.file(casework, id);
        Act act = Act.ofCommand(command).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Clerk clerk = clerks.now();
        Optional<Standard> standard = items.standard(file);
        return Possible.of(file.state(), zones.self(), clerk, standard).stream()
                .filter(possible -> possible.act() == act)
                .findFirst()
                .map(possible -> new Matter(file, clerk, standard, act, possible.roles()));
    }

    @GetMapping("/cases/{id:[0-9a-f]{32}}/acts/{act}")
    String empty(@PathVariable String id, @PathVariable String act, Model model, RedirectAttributes redirect) {
        Optional<Matter> matter = matter(id, act);
        if (matter.isEmpty()) {
            Flash.warn(redirect, "case.not-now");
            return "redirect:/cases/" + id;
        }
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("once", Once.key(deeds.random()));
        return show(matter.get(), new ActForm(matter.get().act(), typed), false, model);
    }

    private String show(Matter matter, ActForm form, boolean check, Model model) {
        model.addAttribute("file", matter.file());
        model.addAttribute("act", matter.act());
        model.addAttribute("roles", matter.roles());
        model.addAttribute("form", form);
        model.addAttribute("fields", form.fields(matter.file().state()));
        model.addAttribute("requests", form.requests(matter.file().state()));
        model.addAttribute("grounds", ActForm.GROUNDS);
        model.addAttribute("provisions", ItemNames.provisions(matter.standard()));
        model.addAttribute("check", check);
        if (matter.act() == Act.TELL_GAPS) {
            model.addAttribute("lines", ShownForm.lines(matter.standard(), current(matter)));
        }
        return "casework/web/act";
    }

    private byte[] current(Matter matter) {
        return Forms.current(casework.history(matter.file().id()));
    }

    /** @param typed all that was typed, and under {@code step} what to do: check, edit or do */
    @PostMapping("/cases/{id:[0-9a-f]{32}}/acts/{act}")
    String step(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        Optional<Matter> matter = matter(id, act);
        if (matter.isEmpty()) {
            // A second sending of the same form comes here too: the case has moved by the first one.
            Flash.warn(redirect, "case.not-now");
            return "redirect:/cases/" + id;
        }
        ActForm form = new ActForm(matter.get().act(), typed);
        Faults faults = form.faults(matter.get().file().state());
        if (!faults.isEmpty()) {
            faults.into(model);
            return show(matter.get(), form, false, model);
        }
        return form.text("step").equals("do")
                ? done(matter.get(), form, model, redirect)
                : show(matter.get(), form, form.text("step").equals("check"), model);
    }

    private String done(Matter matter, ActForm form, Model model, RedirectAttributes redirect) {
        String key = form.text("once");
        if (!Sent.isKey(key)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Role role = Role.read(form.text("role"))
                .filter(matter.roles()::contains)
                .orElseGet(() -> matter.roles().getFirst());
        CaseRecord file = matter.file();
        String act = "case.act." + matter.act().command();
        Optional<CaseOutcome> outcome = deeds.once()
                .doing(
                        new Sent(matter.clerk(), key, act),
                        () -> casework.act(
                                file.id(),
                                form.doing(file.state(), role, matter.clerk().pseudonym())));
        if (outcome.isPresent() && outcome.get() instanceof CaseOutcome.Refused refused) {
            refused(refused, form.fields(file.state())).into(model);
            return show(matter, form, false, model);
        }
        Flash.done(redirect, outcome.isPresent() ? "case.done" : "case.done.before", file.number());
        return "redirect:/cases/" + file.id();
    }

    /** A refusal beside the field that it is about, or at the form's first field. */
    static Faults refused(CaseOutcome.Refused refused, List<String> fields) {
        String word =
                refused.word().equals("wrong-facts") && !refused.arguments().isEmpty()
                        ? refused.arguments().getFirst()
                        : refused.word();
        String field = fields.contains(word) ? word : fields.isEmpty() ? "do" : fields.getFirst();
        return new Faults()
                .add(
                        field.equals("gaps") ? "gap0" : field,
                        "case.refused." + refused.word(),
                        refused.arguments().toArray());
    }
}
