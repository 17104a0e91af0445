package tongban.node.casework.web;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import tongban.kernel.code.CreditCode;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.Duties;
import tongban.node.casework.Duties.Asked;
import tongban.node.casework.Duties.Noted;
import tongban.node.casework.Duties.Shown;
import tongban.node.casework.Duties.Side;
import tongban.node.casework.Duty;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** What follows grants, here and at partners: who still has to apply for what, until when, and what came of it. */
@Controller
class CaseDutyPages {

    private static final int PAGE = 50;

    private final Duties duties;
    private final Casework casework;
    private final Clerks clerks;
    private final Names names;
    private final CaseActPages.Deeds deeds;

    /** Zones and items by name, and the time at which limits are looked at. */
    record Names(Zones zones, ItemNames items, InstantSource clock) {}

    CaseDutyPages(Duties duties, Casework casework, Clerks clerks, Names names, CaseActPages.Deeds deeds) {
        this.duties = duties;
        this.casework = casework;
        this.clerks = clerks;
        this.names = names;
        this.deeds = deeds;
    }

    private static <T extends Enum<T>> T word(T[] values, String word, T otherwise) {
        return Arrays.stream(values)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(otherwise);
    }

    @GetMapping("/duties")
    String list(@RequestParam Map<String, String> said, Model model) {
        Side side = word(Side.values(), said.getOrDefault("side", ""), Side.HERE);
        Shown shown = word(Shown.values(), said.getOrDefault("list", ""), Shown.OPEN);
        String typed = said.getOrDefault("code", "").strip();
        Optional<CreditCode> code = CreditCode.read(typed).code();
        if (!typed.isEmpty() && code.isEmpty()) {
            new Faults().add("code", "case.duty.code.unfit").into(model);
        }
        Optional<CaseId> after = CaseId.read(said.getOrDefault("after", ""));
        List<Duty> rows = duties.list(new Asked(shown, side, code.map(CreditCode::value), after, PAGE));
        model.addAttribute("side", side);
        model.addAttribute("sides", Side.values());
        model.addAttribute("list", shown);
        model.addAttribute("lists", Shown.values());
        model.addAttribute("code", typed);
        model.addAttribute("rows", shown(rows));
        model.addAttribute("first", after.isEmpty());
        model.addAttribute("next", rows.size() < PAGE ? null : rows.getLast().id());
        named(model);
        return "casework/web/duties";
    }

    private void named(Model model) {
        model.addAttribute("zones", names.zones().names());
        model.addAttribute("items", names.items().names());
    }

    /** One statement for the cases of all rows. */
    private List<ShownDuty> shown(List<Duty> rows) {
        List<CaseId> ids = rows.stream()
                .flatMap(duty -> Stream.concat(duty.parentCase().stream(), duty.standing().by().stream()))
                .distinct()
                .toList();
        Map<CaseId, CaseRecord> files = new HashMap<>();
        casework.find(ids).forEach(file -> files.put(file.id(), file));
        return rows.stream()
                .map(duty -> ShownDuty.of(
                        duty,
                        new ShownDuty.Cases(
                                duty.parentCase().map(files::get),
                                duty.standing().by().map(files::get)),
                        isHere(duty),
                        names.clock().instant()))
                .toList();
    }

    private boolean isHere(Duty duty) {
        return duty.zone().equals(Optional.of(names.zones().self()));
    }

    private Duty one(String id) {
        return CaseId.read(id)
                .flatMap(duties::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/duties/{id:[0-9a-f]{32}}")
    String show(@PathVariable String id, Model model) {
        Duty duty = one(id);
        Clerk clerk = clerks.now();
        model.addAttribute("one", shown(List.of(duty)).getFirst());
        model.addAttribute("notices", duties.notices(duty));
        model.addAttribute(
                "mayAcknowledge",
                isHere(duty)
                        && duty.standing().state() == Duty.State.OPEN
                        && !clerk.duties().isEmpty());
        model.addAttribute("once", Once.key(deeds.random()));
        named(model);
        return "casework/web/duty";
    }

    /** Taking note twice changes nothing, so that a form sent twice does no harm. */
    @PostMapping("/duties/{id:[0-9a-f]{32}}")
    String acknowledge(@PathVariable String id, @RequestParam(defaultValue = "") String once, RedirectAttributes told) {
        Duty duty = one(id);
        Clerk clerk = clerks.now();
        if (clerk.duties().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Optional<Noted> came = deeds.once()
                .doing(
                        Once.Sent.of(clerk, once, "case.recorded.duty"),
                        () -> duties.acknowledge(duty.id()),
                        noted -> noted instanceof Noted.Done done
                                ? Optional.of(done.duty().entity().name())
                                : Optional.empty());
        if (came.isPresent() && came.get() instanceof Noted.Refused refused) {
            Flash.warn(
                    told,
                    "case.refused." + refused.refusal().word(),
                    refused.refusal().arguments().toArray(String[]::new));
        } else {
            Flash.done(told, "case.duty.acknowledged.done", duty.entity().name());
        }
        return "redirect:/duties/" + id;
    }
}
