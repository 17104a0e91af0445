package tongban.node.casework.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
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
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.node.casework.Asking;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.Doing;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.desk.Forms;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.Standard;
import tongban.node.web.Faults;
import tongban.node.web.Flash;
import tongban.node.web.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** The counter answers a notice of gaps for the applicant, field by field: typed, checked, handed in. */
@Controller
class CaseSupplementPages {

    private final Casework casework;
    private final Clerks clerks;
    private final Zones zones;
    private final ItemNames items;
    private final CaseActPages.Deeds deeds;

    CaseSupplementPages(Casework casework, Clerks clerks, Zones zones, ItemNames items, CaseActPages.Deeds deeds) {
        this.casework = casework;
        this.clerks = clerks;
        this.zones = zones;
        this.items = items;
        this.deeds = deeds;
    }

    /** A case that waits for a supplement, and what was typed. */
    private record Matter(CaseRecord file, Clerk clerk, Optional<Standard> standard, SupplementForm form) {}

    /** Empty when the case waits for none, or this person is not at a counter. */
    private Optional<Matter> matter(String id, MultiValueMap<String, String> typed) {
        CaseRecord file = OneCasePages.file(casework, id);
        Clerk clerk = clerks.now();
        if (file.state().phase() != Phase.GAPS_TOLD || !clerk.duties().contains(Role.COUNTER)) {
            return Optional.empty();
        }
        List<HeldEvent> history = casework.history(file.id());
        Optional<Standard> standard = items.standard(file);
        ObjectNode form = StrictJson.read(Forms.current(history)).orElseGet(StrictJson::object);
        return Optional.of(new Matter(
                file, clerk, standard, new SupplementForm(AskedField.of(history, standard, form), typed, form)));
    }

    private static String elsewhere(String id, RedirectAttributes told) {
        Flash.warn(told, "case.supplement.not-now");
        return "redirect:/cases/" + id;
    }

    @GetMapping("/cases/{id:[0-9a-f]{32}}/supplement")
    String empty(@PathVariable String id, Model model, RedirectAttributes told) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("once", Once.key(deeds.random()));
        return matter(id, typed).map(matter -> show(matter, false, model)).orElseGet(() -> elsewhere(id, told));
    }

    private String show(Matter matter, boolean check, Model model) {
        model.addAttribute("file", matter.file());
        model.addAttribute("form", matter.form());
        model.addAttribute("once", matter.form().typed().getFirst("once"));
        model.addAttribute("papers", matter.standard().map(Standard::materials).orElse(List.of()));
        model.addAttribute("check", check);
        return "casework/web/supplement";
    }

    /** @param typed all that was typed, and under {@code step} what to do: check, edit or do */
    @PostMapping("/cases/{id:[0-9a-f]{32}}/supplement")
    String step(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes told) {
        Optional<Matter> found = matter(id, typed);
        if (found.isEmpty()) {
            // A second sending of the same form comes here too: the case has moved by the first one.
            return elsewhere(id, told);
        }
        Matter matter = found.get();
        String step = String.valueOf(typed.getFirst("step"));
        Faults faults = matter.form().faults(gaps(matter), isChinese());
        if (!faults.isEmpty() && !step.equals("edit")) {
            faults.into(model);
            return show(matter, false, model);
        }
        return step.equals("do") ? done(matter, model, told) : show(matter, step.equals("check"), model);
    }

    private static boolean isChinese() {
        return LocaleContextHolder.getLocale().getLanguage().equals("zh");
    }

    /** What the application would lack; only what was asked for is looked at. */
    private List<Gap> gaps(Matter matter) {
        List<String> papers = matter.standard().map(Standard::materials).orElse(List.of()).stream()
                .map(Material::material)
                .toList();
        if (!papers.containsAll(matter.form().typed().getOrDefault("papers", List.of()))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        byte[] whole = StrictJson.bytes(matter.form().whole());
        return matter.standard()
                .map(known -> items.gaps(known, whole, matter.file().arrived()))
                .orElse(List.of());
    }

    private String done(Matter matter, Model model, RedirectAttributes told) {
        CaseRecord file = matter.file();
        Once.Sent sent = Once.Sent.of(
                matter.clerk(), String.valueOf(matter.form().typed().getFirst("once")), "case.act.supplement");
        Optional<CaseOutcome> outcome = deeds.once().doing(sent, () -> handedIn(matter));
        if (outcome.isPresent() && outcome.get() instanceof CaseOutcome.Refused refused) {
            new Faults()
                    .add(
                            matter.form().asked().getFirst().id(),
                            "case.refused." + refused.word(),
                            refused.arguments().toArray())
                    .into(model);
            return show(matter, false, model);
        }
        boolean here = file.state().movesBy(zones.self());
        Flash.done(told, here ? "case.supplement.done" : "case.supplement.sent", file.number());
        return "redirect:/cases/" + file.id();
    }

    /** The holder adds it to the history; another zone's counter asks the holder to, and its moment counts. */
    private CaseOutcome handedIn(Matter matter) {
        CaseRecord file = matter.file();
        ObjectNode body = StrictJson.object();
        body.set("form", matter.form().members());
        String by = matter.clerk().pseudonym();
        if (file.state().movesBy(zones.self())) {
            Doing doing = new Doing(Act.SUPPLEMENT, Role.COUNTER, by, Map.of(), StrictJson.bytes(body));
            return casework.act(file.id(), doing);
        }
        // A request's head names nobody: who handed it in stands in what is said.
        body.put("role", Role.COUNTER.word()).put("by", by);
        return casework.ask(file.id(), new Asking(RequestKind.SUPPLEMENT, StrictJson.bytes(body)));
    }
}
