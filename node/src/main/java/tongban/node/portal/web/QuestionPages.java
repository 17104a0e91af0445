package tongban.node.portal.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.catalogue.Gap;
import tongban.node.identity.Applicant;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Drafts;
import tongban.node.portal.form.Question;
import tongban.node.portal.form.Shown;
import tongban.node.portal.form.Typed;
import tongban.node.web.Faults;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One question on a page. */
@Controller
class QuestionPages {

    private static final String REMOVE = "remove-";

    private final Visits visits;
    private final Drafts drafts;
    private final Asked asked;
    private final Keeping keeping;

    QuestionPages(Visits visits, Drafts drafts, Asked asked, Keeping keeping) {
        this.visits = visits;
        this.drafts = drafts;
        this.asked = asked;
        this.keeping = keeping;
    }

    private static String address(String id, String key) {
        return "/portal/applications/" + id + "/questions/" + key;
    }

    @GetMapping("/portal/applications/{id:[0-9a-f]{32}}/questions/{key:[A-Za-z0-9]{1,64}}")
    String ask(
            @PathVariable String id,
            @PathVariable String key,
            @RequestParam(name = "kept", defaultValue = "") String keptKey,
            @RequestParam(defaultValue = "") String check,
            Model model) {
        String query = keptKey.isEmpty() ? "" : "?kept=" + keptKey;
        Draft draft = visits.draft(id, address(id, key) + query);
        Question question = asked.question(draft, key);
        Optional<Typed> earlier = keeping.find(keptKey, draft.id()).map(values -> Typed.of(question, values));
        model.addAttribute("kept", earlier.isPresent());
        Typed typed =
                earlier.orElseGet(() -> question.entries() ? new Typed(Map.of()) : Typed.of(question, draft.form()));
        return show(draft, question, typed, check, model);
    }

    private String show(Draft draft, Question question, Typed typed, String check, Model model) {
        List<Question> all = asked.filled(draft).questions();
        model.addAttribute("draft", draft);
        model.addAttribute("question", question);
        model.addAttribute("typed", typed);
        model.addAttribute("check", check);
        model.addAttribute("number", 1 + all.indexOf(question));
        model.addAttribute("count", all.size());
        model.addAttribute("entries", Shown.full().entries(question, draft.form()));
        model.addAttribute("looked", draft.looked(question.key()).orElse(null));
        model.addAttribute("item", asked.standard(draft));
        return "portal/web/question";
    }

    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/questions/{key:[A-Za-z0-9]{1,64}}")
    String answer(
            @PathVariable String id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent,
            Locale language,
            Model model) {
        Optional<Applicant> applicant = visits.now();
        if (applicant.isEmpty()) {
            return keeping.expired(id, key, sent);
        }
        Draft draft = visits.draft(id, address(id, key));
        Question question = asked.question(draft, key);
        String step = Optional.ofNullable(sent.getFirst("step")).orElse("");
        String check = Optional.ofNullable(sent.getFirst("check")).orElse("");
        Sent form = new Sent(draft, question, Typed.of(question, sent), step, check);
        if (question.entries()) {
            return entries(form, applicant.get(), language, model);
        }
        Optional<JsonNode> answer = form.typed().answer(question, StrictJson.object());
        return answered(form, answer, language, model).orElseGet(() -> {
            drafts.change(draft.id(), applicant.get(), changed -> changed.answer(key, answer));
            return onwards(form, applicant.get());
        });
    }

    /**
     * A form that was sent.
     *
     * @param step the button
     * @param check whether the person came from the page on which answers are checked
     */
    private record Sent(Draft draft, Question question, Typed typed, String step, String check) {}

    /** The page again, when something is wrong with an answer. */
    private Optional<String> answered(Sent form, Optional<JsonNode> answer, Locale language, Model model) {
        Faults faults = new Faults();
        for (Gap gap : asked.gaps(form.draft(), form.question(), answer)) {
            String said = language.equals(Locale.ENGLISH) ? gap.en() : gap.zh();
            faults.add(form.question().idOf(gap.field()), "portal.said", said);
        }
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        faults.into(model);
        return Optional.of(show(form.draft(), form.question(), form.typed(), form.check(), model));
    }

    /** A list: an entry is added, taken away, or there are no more. */
    private String entries(Sent form, Applicant applicant, Locale language, Model model) {
        Question question = form.question();
        ArrayNode all = form.draft().form().path(question.key()) instanceof ArrayNode known
                ? known.deepCopy()
                : StrictJson.object().arrayNode();
        String here = "redirect:" + address(form.draft().id().toString(), question.key())
                + (form.check().isEmpty() ? "" : "?check=1");
        if (form.step().matches(REMOVE + "[0-9]{1,3}")) {
            int at = Integer.parseInt(form.step().substring(REMOVE.length()));
            if (at < all.size()) {
                all.remove(at);
            }
            drafts.change(
                    form.draft().id(), applicant, changed -> changed.form().set(question.key(), all));
            return here;
        }
        ObjectNode entry = StrictJson.object();
        boolean more = !form.typed().isBlank();
        if (more) {
            form.typed().answer(question, entry).ifPresent(all::add);
        } else if (form.step().equals("add")) {
            all.add(entry);
        }
        return answered(form, Optional.of(all), language, model).orElseGet(() -> {
            drafts.change(form.draft().id(), applicant, changed -> changed.answer(question.key(), Optional.of(all)));
            return form.step().equals("add") ? here : onwards(form, applicant);
        });
    }

    private String onwards(Sent form, Applicant applicant) {
        String application = "/portal/applications/" + form.draft().id();
        if (!form.check().isEmpty()) {
            return "redirect:" + application + "/check";
        }
        Draft now = drafts.find(form.draft().id(), applicant).orElseThrow(Visits.NotYours::new);
        return asked.next(now, form.question())
                .map(next -> "redirect:" + application + "/questions/" + next.key())
                .orElse("redirect:" + application);
    }
}
