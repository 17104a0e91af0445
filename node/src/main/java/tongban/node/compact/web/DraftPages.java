package tongban.node.compact.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactFault;
import tongban.kernel.compact.CompactReading;
import tongban.node.compact.CompactWords;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.operator.Acts;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.web.Faults;
import tongban.node.web.Flash;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** A new agreement: the form, the answers to check, the draft. Every step carries all that was typed. */
@Controller
@Requires(Role.OPERATOR)
class DraftPages {

    private final Compacts compacts;
    private final ThisZone self;
    private final Partners partners;
    private final InstantSource clock;
    private final Recorded recorded;

    /** Acts with their record, in one transaction. */
    record Recorded(Acts acts, TransactionTemplate transactions) {}

    DraftPages(Compacts compacts, ThisZone self, Partners partners, InstantSource clock, Recorded recorded) {
        this.compacts = compacts;
        this.self = self;
        this.partners = partners;
        this.clock = clock;
        this.recorded = recorded;
    }

    @GetMapping("/compacts/new")
    String empty(@RequestParam(defaultValue = "") String replaces, Model model) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("replaces", replaces);
        return show(DraftForm.of(form), model);
    }

    private String show(DraftForm form, Model model) {
        Locale locale = LocaleContextHolder.getLocale();
        boolean chinese = locale.getLanguage().equals("zh");
        Map<String, String> zones = new LinkedHashMap<>();
        partners.all().forEach(one -> zones.put(one.code().value(), chinese ? one.zh() : one.en()));
        Map<String, String> replaceable = new LinkedHashMap<>();
        replaceable.put("", CompactWords.say(locale, "compact.replaces.none"));
        compacts.all().stream()
                .filter(held -> !held.state(clock.instant()).over())
                .forEach(held -> replaceable.put(
                        held.id().hex(),
                        (chinese ? held.compact().zh() : held.compact().en()) + " · "
                                + held.id().brief()));
        model.addAttribute("form", form);
        model.addAttribute("zones", zones);
        model.addAttribute("replaceable", replaceable);
        return "compact/web/draft";
    }

    /** @param fields all that was typed, and under {@code act} what to do: add, check, edit or draft */
    @PostMapping("/compacts/new")
    String step(@RequestParam MultiValueMap<String, String> fields, Model model, RedirectAttributes redirect) {
        DraftForm form = DraftForm.of(fields);
        String act = Optional.ofNullable(fields.getFirst("act")).orElse("check");
        if (act.equals("add") || act.equals("edit")) {
            return show(act.equals("add") ? form.withArticle() : form, model);
        }
        byte[] text = form.text(self.code()).getBytes(StandardCharsets.UTF_8);
        return switch (Compact.compose(text)) {
            case CompactReading.Refused<Compact> refused -> refused(form, refused.fault(), model);
            case CompactReading.Well<Compact> well ->
                act.equals("draft") ? draft(form, well.value(), model, redirect) : check(form, well.value(), model);
        };
    }

    private String refused(DraftForm form, CompactFault fault, Model model) {
        String sentence = CompactWords.say(LocaleContextHolder.getLocale(), "compact.fault." + fault.cause());
        String found = fault.found().isEmpty() ? "–" : fault.found();
        new Faults()
                .add(form.field(fault.line()), "compact.form.fault", sentence, found)
                .into(model);
        return show(form, model);
    }

    private static String check(DraftForm form, Compact compact, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("compact", compact);
        model.addAttribute(
                "terms", compact.articles().stream().map(ShownTerm::of).toList());
        return "compact/web/check";
    }

    private String draft(DraftForm form, Compact compact, Model model, RedirectAttributes redirect) {
        Deed deed = recorded.transactions.execute(status -> {
            Deed made = compacts.draft(compact.text().getBytes(StandardCharsets.UTF_8));
            if (made instanceof Deed.Done) {
                String subject = compact.zh() + " " + compact.id().brief();
                recorded.acts.record("compact.act.draft", subject, Map.of());
            }
            return made;
        });
        if (deed instanceof Deed.Refused refused) {
            new Faults()
                    .add(
                            "zh",
                            refused.refusal().key(),
                            refused.refusal().arguments().toArray())
                    .into(model);
            return show(form, model);
        }
        boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals("zh");
        Flash.done(redirect, "compact.done.draft", chinese ? compact.zh() : compact.en());
        return "redirect:/compacts/" + compact.id().hex();
    }
}
