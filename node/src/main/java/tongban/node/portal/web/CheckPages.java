package tongban.node.portal.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.Standards.Fault;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Standard;
import tongban.node.identity.Applicant;
import tongban.node.identity.Level;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Filled;
import tongban.node.portal.draft.HandIn;
import tongban.node.portal.form.Question;
import tongban.node.portal.form.Shown;
import tongban.node.portal.item.Offers;
import tongban.node.web.Faults;
import tongban.node.web.ShownTime;

/** Checking the answers, signing and handing in (核对、签名、提交). */
@Controller
class CheckPages {

    private final Visits visits;
    private final Asked asked;
    private final Offers offers;
    private final Catalogue catalogue;
    private final Signing signing;
    private final ZoneNames zones;

    /** What hands in, and when that is. */
    record Signing(HandIn handIn, InstantSource clock, PortalWords words, ZoneNames zones) {}

    CheckPages(Visits visits, Asked asked, Offers offers, Catalogue catalogue, Signing signing) {
        this.visits = visits;
        this.asked = asked;
        this.offers = offers;
        this.catalogue = catalogue;
        this.signing = signing;
        this.zones = signing.zones();
    }

    private static String tasks(String id) {
        return "/portal/applications/" + id;
    }

    /** A question with what was answered. */
    record Checked(Question question, List<Shown.Line> lines) {}

    private Applicant signer(Draft draft, String back) {
        int level = asked.standard(draft).identityLevel();
        return visits.at(Level.of(level).orElse(Level.L5), back);
    }

    private boolean isReady(Draft draft) {
        boolean current = draft.supplements().isPresent()
                || offers.find(draft.item().item(), draft.item().deciding().value())
                        .filter(offer ->
                                offer.standard().id().equals(draft.item().standard()))
                        .isPresent();
        return current && draft.filed().isEmpty() && asked.filled(draft).isComplete();
    }

    @GetMapping("/portal/applications/{id:[0-9a-f]{32}}/check")
    String check(@PathVariable String id, Locale language, Model model) {
        Draft draft = visits.draft(id, tasks(id) + "/check");
        if (!isReady(draft)) {
            return "redirect:" + tasks(id);
        }
        return show(draft, signer(draft, tasks(id) + "/check"), language, model);
    }

    private String show(Draft draft, Applicant applicant, Locale language, Model model) {
        Standard standard = asked.standard(draft);
        Filled filled = asked.filled(draft);
        model.addAttribute("draft", draft);
        model.addAttribute("item", standard);
        model.addAttribute("filled", filled);
        model.addAttribute("zone", zones.name(draft.item().deciding().value()));
        model.addAttribute(
                "checked",
                filled.questions().stream()
                        .map(one -> new Checked(one, Shown.full().lines(one, draft.form())))
                        .toList());
        model.addAttribute("unmet", catalogue.unmet(standard, filled.form()));
        model.addAttribute("statement", statement(draft, applicant, language));
        model.addAttribute("seen", draft.changed().toEpochMilli());
        return "portal/web/check";
    }

    private String statement(Draft draft, Applicant applicant, Locale language) {
        String day = ShownTime.text(signing.clock().instant()).substring(0, "2026-10-01".length());
        String key = "portal.statement." + draft.party().way();
        return signing.words()
                .say(language, key, applicant.name(), draft.party().name(), day);
    }

    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/check")
    String handIn(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam(defaultValue = "") String sign,
            Locale language,
            Model model) {
        Draft draft = visits.draft(id, tasks(id) + "/check");
        if (draft.filed().isPresent()) {
            return "redirect:/portal/cases/" + draft.filed().get() + "/receipt";
        }
        Applicant applicant = signer(draft, tasks(id) + "/check");
        if (!isReady(draft)) {
            return "redirect:" + tasks(id);
        }
        if (sign.isEmpty()) {
            new Faults().add("sign", "portal.check.sign.missing").into(model);
            return show(draft, applicant, language, model);
        }
        HandIn.Signed signed = new HandIn.Signed(
                draft.id(),
                applicant,
                asked.standard(draft),
                Instant.ofEpochMilli(seen),
                statement(draft, applicant, language),
                sign.equals("again"));
        return switch (signing.handIn().handIn(signed)) {
            case HandIn.Outcome.Filed filed ->
                "redirect:/portal/cases/" + filed.caseId()
                        + (draft.supplements().isPresent() ? "" : "/receipt");
            case HandIn.Outcome.Gone gone -> throw new Visits.NotYours();
            case HandIn.Outcome.Changed changed -> {
                new Faults().add("sign", "portal.check.changed").into(model);
                yield show(draft, applicant, language, model);
            }
            case HandIn.Outcome.Refused refused -> refused(draft, applicant, refused.refusal(), language, model);
        };
    }

    private String refused(
            Draft draft, Applicant applicant, CaseOutcome.Refused refusal, Locale language, Model model) {
        Faults faults = new Faults();
        boolean english = language.equals(Locale.ENGLISH);
        faults.add("sign", "portal.said", refusal.sentence(language));
        List<Question> questions = asked.filled(draft).questions();
        for (Fault fault : refusal.faults()) {
            Optional<Question> of =
                    questions.stream().filter(one -> one.holds(fault.field())).findFirst();
            faults.add(
                    of.map(one -> "q-" + one.key()).orElse("papers"), "portal.said", english ? fault.en() : fault.zh());
        }
        faults.into(model);
        model.addAttribute("duplicate", refusal.word().equals("duplicate"));
        return show(draft, applicant, language, model);
    }
}
