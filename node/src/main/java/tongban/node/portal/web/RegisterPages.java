package tongban.node.portal.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.identity.Applicant;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Drafts;
import tongban.node.portal.draft.Lookups;
import tongban.node.portal.form.Question;
import tongban.node.portal.form.Typed;
import tongban.node.register.RegisterKind;
import tongban.node.web.Flash;
import tongban.node.web.ShownTime;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Once only (一次提供): what a register knows is shown before it is used, and used only when the person agrees. */
@Controller
class RegisterPages {

    private static final int LOOKS_MAX = 20;
    private static final String LOOKS = "looks";

    private final Visits visits;
    private final Drafts drafts;
    private final Asked asked;
    private final Lookups lookups;
    private final ZoneNames zones;
    private final Keeping keeping;

    /** What asks, and what keeps what was typed. */
    record Asking(Lookups lookups, Keeping keeping) {}

    RegisterPages(Visits visits, Drafts drafts, Asked asked, Asking asking, ZoneNames zones) {
        this.visits = visits;
        this.drafts = drafts;
        this.asked = asked;
        this.lookups = asking.lookups();
        this.keeping = asking.keeping();
        this.zones = zones;
    }

    private static String address(String id, String key) {
        return "/portal/applications/" + id + "/registers/" + key;
    }

    private static String questionOf(String id, String key) {
        return "/portal/applications/" + id + "/questions/" + key;
    }

    /** Asks with the number that was typed; what was typed is kept in the draft, answered or not. */
    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/registers/{key:[A-Za-z0-9]{1,64}}/ask")
    String ask(
            @PathVariable String id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent,
            RedirectAttributes redirect) {
        Optional<Applicant> applicant = visits.now();
        if (applicant.isEmpty()) {
            return keeping.expired(id, key, sent);
        }
        Draft draft = visits.draft(id, questionOf(id, key));
        Question question = asked.question(draft, key);
        Typed.of(question, sent)
                .answer(question, StrictJson.object())
                .ifPresent(answer -> drafts.change(
                        draft.id(), applicant.get(), changed -> changed.form().set(key, answer)));
        Draft now = visits.draft(id, questionOf(id, key));
        Lookups.Answer answer = ask(now, question, applicant.get());
        if (answer instanceof Lookups.Answer.Shown shown) {
            drafts.change(draft.id(), applicant.get(), changed -> {
                changed.looked(key, shown.what());
                changed.content().put(LOOKS, 1 + changed.content().path(LOOKS).asInt(0));
            });
            return "redirect:" + address(id, key);
        }
        String word = answer instanceof Lookups.Answer.Nothing nothing ? nothing.word() : "none";
        Flash.warn(redirect, "portal.register." + word);
        return "redirect:" + questionOf(id, key);
    }

    @GetMapping("/portal/applications/{id:[0-9a-f]{32}}/registers/{key:[A-Za-z0-9]{1,64}}")
    String show(@PathVariable String id, @PathVariable String key, Model model) {
        Draft draft = visits.draft(id, address(id, key));
        Question question = asked.question(draft, key);
        JsonNode shown = draft.looked(key).orElseThrow(Visits.NotYours::new).shown();
        model.addAttribute("draft", draft);
        model.addAttribute("question", question);
        model.addAttribute("shown", shown);
        model.addAttribute(
                "at", ShownTime.text(Instant.ofEpochMilli(shown.path("asked").asLong(0))));
        model.addAttribute("fields", fields(shown));
        model.addAttribute("zone", zones.name(shown.path("zone").asString("")));
        model.addAttribute("result", shown.path("result").asString(""));
        return "portal/web/register";
    }

    private Lookups.Answer ask(Draft draft, Question question, Applicant applicant) {
        JsonNode said = draft.form().path(question.key());
        if (question.register().isEmpty() || draft.content().path(LOOKS).asInt(0) >= LOOKS_MAX) {
            return new Lookups.Answer.Nothing("unavailable");
        }
        Lookups.For asking = new Lookups.For(draft.item().item(), visits.actor(applicant), Optional.of(draft));
        if (question.register().get() == RegisterKind.COMPANY) {
            return lookups.company(said.path("creditCode").asString(""), asking);
        }
        return lookups.person(
                said.path("residentId").asString(""), said.path("name").asString(""), asking);
    }

    private static Map<String, String> fields(JsonNode shown) {
        Map<String, String> fields = new LinkedHashMap<>();
        shown.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        return fields;
    }

    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/registers/{key:[A-Za-z0-9]{1,64}}")
    String decide(
            @PathVariable String id,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String use,
            RedirectAttributes redirect) {
        Draft draft = visits.draft(id, address(id, key));
        Applicant applicant = visits.anybody(address(id, key));
        Question question = asked.question(draft, key);
        boolean used = use.equals("yes") && isFound(draft, key);
        drafts.change(draft.id(), applicant, changed -> {
            changed.use(key, used);
            if (used) {
                fill(changed, question);
            }
        });
        Flash.done(redirect, used ? "portal.register.used" : "portal.register.not-used");
        Draft now = visits.draft(id, address(id, key));
        if (!now.answered().contains(key)) {
            return "redirect:" + questionOf(id, key);
        }
        return asked.next(now, question)
                .map(next -> "redirect:" + questionOf(id, next.key()))
                .orElse("redirect:/portal/applications/" + id);
    }

    private static boolean isFound(Draft draft, String key) {
        return draft.looked(key)
                .filter(looked -> looked.shown().path("result").asString("").equals("found"))
                .isPresent();
    }

    /** The answer is whole when nothing but the name was missing. */
    private void fill(Draft draft, Question question) {
        String key = question.key();
        String name = draft.looked(key)
                .map(looked -> looked.shown().at("/fields/name").asString(""))
                .orElse("");
        if (draft.form().path(key) instanceof ObjectNode said && !name.isEmpty()) {
            said.put("name", name);
            if (asked.gaps(draft, question, Optional.of(said)).isEmpty()) {
                draft.answer(key, Optional.of(said));
            }
        }
    }
}
