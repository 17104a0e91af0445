package tongban.node.casework.web;

import java.util.LinkedHashMap;
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
import org.springframework.web.util.UriComponentsBuilder;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.SavedViews;
import tongban.node.casework.SavedViews.Draft;
import tongban.node.casework.SavedViews.Opened;
import tongban.node.casework.SavedViews.View;
import tongban.node.casework.SavedViews.Viewed;
import tongban.node.casework.SavedViews.Which;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** Lists of cases under names: save the one that is shown, open it again, rename it, remove it. */
@Controller
class CaseViewPages {

    private final SavedViews views;
    private final Clerks clerks;
    private final ItemNames items;
    private final CaseActPages.Deeds deeds;

    CaseViewPages(SavedViews views, Clerks clerks, ItemNames items, CaseActPages.Deeds deeds) {
        this.views = views;
        this.clerks = clerks;
        this.items = items;
        this.deeds = deeds;
    }

    /** Only supervisors share; whoever else looks at cases saves for themselves. */
    private static Role role(Clerk clerk) {
        return clerk.duties().contains(Role.SUPERVISOR) ? Role.SUPERVISOR : Role.COUNTER;
    }

    private static boolean mayChange(View view, Clerk clerk) {
        return view.owner().equals(clerk.pseudonym()) || (view.shared() && role(clerk) == Role.SUPERVISOR);
    }

    @GetMapping("/views")
    String all(Model model) {
        Clerk clerk = clerks.now();
        Map<View, Boolean> all = new LinkedHashMap<>();
        views.of(clerk.pseudonym()).forEach(view -> all.put(view, mayChange(view, clerk)));
        model.addAttribute("all", all);
        model.addAttribute("names", clerks.names());
        model.addAttribute("items", items.names());
        return "casework/web/views";
    }

    /** The list itself, at an address that shows its filters. */
    @GetMapping("/views/{id:[0-9a-f]{32}}/list")
    String open(@PathVariable String id, RedirectAttributes told) {
        Clerk clerk = clerks.now();
        return switch (views.open(CaseId.read(id).orElseThrow(), clerk.pseudonym())) {
            case Opened.Listed listed ->
                "redirect:" + list(listed.view().which(), listed.view().id().toString());
            case Opened.Refused refused -> {
                warn(refused.refusal(), told);
                yield "redirect:/views";
            }
        };
    }

    private static void warn(CaseOutcome.Refused refused, RedirectAttributes told) {
        Flash.warn(told, "case.refused." + refused.word(), refused.arguments().toArray(String[]::new));
    }

    private static String list(Which which, String view) {
        return UriComponentsBuilder.fromPath("/cases")
                .queryParam("queue", "{queue}")
                .queryParam("phase", "{phase}")
                .queryParam("item", "{item}")
                .queryParam("words", "{words}")
                .queryParam("view", "{view}")
                .encode()
                .buildAndExpand(
                        which.queue(),
                        String.join(",", which.phases()),
                        which.item().orElse(""),
                        which.words(),
                        view)
                .toUriString();
    }

    @GetMapping("/views/new")
    String empty(@RequestParam Map<String, String> said, Model model) {
        return form(said, Optional.empty(), model);
    }

    /** @param typed what was typed, and the list in the words of its address */
    private String form(Map<String, String> typed, Optional<View> old, Model model) {
        Clerk clerk = clerks.now();
        model.addAttribute("old", old.orElse(null));
        model.addAttribute("typed", typed);
        model.addAttribute("list", CasePages.Typed.of(typed));
        model.addAttribute(
                "which",
                old.map(View::which).orElseGet(() -> CasePages.Typed.of(typed).which()));
        model.addAttribute("mayShare", role(clerk) == Role.SUPERVISOR);
        model.addAttribute("items", items.names());
        model.addAttribute("once", Once.key(deeds.random()));
        return "casework/web/view";
    }

    private static Draft draft(Map<String, String> typed, Which which, Clerk clerk) {
        String name = typed.getOrDefault("name", "").strip();
        return new Draft(clerk.pseudonym(), role(clerk), name, typed.containsKey("shared"), which);
    }

    private String saved(Map<String, String> typed, Optional<Viewed> came, Optional<View> old, Pages pages) {
        if (came.isPresent() && came.get() instanceof Viewed.Refused refused) {
            new Faults()
                    .add(
                            "name",
                            "case.refused." + refused.refusal().word(),
                            refused.refusal().arguments().toArray())
                    .into(pages.model());
            return form(typed, old, pages.model());
        }
        Flash.done(
                pages.told(), "case.view.done", typed.getOrDefault("name", "").strip());
        return came.map(viewed -> ((Viewed.Done) viewed).view())
                .map(view -> "redirect:" + list(view.which(), view.id().toString()))
                .orElse("redirect:/views");
    }

    /** This page and the next one. */
    private record Pages(Model model, RedirectAttributes told) {}

    private Optional<Viewed> once(Map<String, String> typed, Clerk clerk, java.util.function.Supplier<Viewed> deed) {
        return deeds.once()
                .doing(
                        Once.Sent.of(clerk, typed.getOrDefault("once", ""), ""),
                        deed,
                        viewed -> viewed instanceof Viewed.Done done
                                ? Optional.of(done.view().name())
                                : Optional.empty());
    }

    @PostMapping("/views")
    String save(@RequestParam Map<String, String> typed, Model model, RedirectAttributes told) {
        Clerk clerk = clerks.now();
        Draft draft = draft(typed, CasePages.Typed.of(typed).which(), clerk);
        return saved(typed, once(typed, clerk, () -> views.save(draft)), Optional.empty(), new Pages(model, told));
    }

    private View mine(String id, Clerk clerk) {
        return views.of(clerk.pseudonym()).stream()
                .filter(view -> view.id().toString().equals(id))
                .filter(view -> mayChange(view, clerk))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/views/{id:[0-9a-f]{32}}")
    String show(@PathVariable String id, Model model) {
        View view = mine(id, clerks.now());
        Map<String, String> typed = new LinkedHashMap<>(Map.of("name", view.name()));
        if (view.shared()) {
            typed.put("shared", "yes");
        }
        return form(typed, Optional.of(view), model);
    }

    @PostMapping("/views/{id:[0-9a-f]{32}}")
    String rename(
            @PathVariable String id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes told) {
        Clerk clerk = clerks.now();
        View view = mine(id, clerk);
        Draft draft = draft(typed, view.which(), clerk);
        return saved(
                typed,
                once(typed, clerk, () -> views.replace(view.id(), draft)),
                Optional.of(view),
                new Pages(model, told));
    }

    /** What is removed already is as it was asked. */
    @PostMapping("/views/{id:[0-9a-f]{32}}/remove")
    String remove(@PathVariable String id, RedirectAttributes told) {
        Clerk clerk = clerks.now();
        switch (views.delete(CaseId.read(id).orElseThrow(), role(clerk), clerk.pseudonym())) {
            case Viewed.Done done ->
                Flash.done(told, "case.view.removed", done.view().name());
            case Viewed.Refused refused -> warn(refused.refusal(), told);
        }
        return "redirect:/views";
    }

    /** The address at which the page is shown again after a switch of language. */
    @GetMapping("/views/{id:[0-9a-f]{32}}/remove")
    String again() {
        return "redirect:/views";
    }
}
