package tongban.node.portal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.merkle.Digest;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.MessageThread;
import tongban.node.identity.Applicant;
import tongban.node.portal.draft.Asks;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Drafts;
import tongban.node.web.Faults;
import tongban.node.web.Flash;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an applicant does to an own case: writes, complains, withdraws, supplements. */
@Controller
class OwnActPages {

    private final Visits visits;
    private final Owned owned;
    private final Drafts drafts;
    private final MessageThread threads;

    OwnActPages(Visits visits, Owned owned, Drafts drafts, MessageThread threads) {
        this.visits = visits;
        this.owned = owned;
        this.drafts = drafts;
        this.threads = threads;
    }

    private static String address(String id, String act) {
        return "/portal/cases/" + id + "/" + act;
    }

    @GetMapping("/portal/cases/{id:[0-9a-f]{32}}/{act:message|complaint|withdrawal}")
    String form(@PathVariable String id, @PathVariable String act, Model model) {
        return show(owned.file(id, address(id, act)), act, "", model);
    }

    private static String show(CaseRecord file, String act, String typed, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("act", act);
        model.addAttribute("typed", typed);
        return "portal/web/act";
    }

    @PostMapping("/portal/cases/{id:[0-9a-f]{32}}/{act:message|complaint|withdrawal}")
    String send(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String said,
            Model model,
            RedirectAttributes redirect) {
        CaseRecord file = owned.file(id, address(id, act));
        String plain = said.replaceAll("\\R", "\n").strip();
        if ((plain.isEmpty() && !act.equals("withdrawal")) || plain.length() > MessageThread.WORDS_MAX) {
            new Faults()
                    .add("said", "portal.act.words", MessageThread.WORDS_MAX)
                    .into(model);
            return show(file, act, said, model);
        }
        CaseOutcome outcome = done(file, act, plain, visits.anybody(address(id, act)));
        if (outcome instanceof CaseOutcome.Refused refused) {
            new Faults()
                    .add("said", "portal.said", refused.sentence(LocaleContextHolder.getLocale()))
                    .into(model);
            return show(file, act, said, model);
        }
        Flash.done(redirect, "portal.act." + act + ".done");
        return "redirect:/portal/cases/" + id;
    }

    private CaseOutcome done(CaseRecord file, String act, String plain, Applicant applicant) {
        String by = visits.actor(applicant).pseudonym();
        byte[] body = StrictJson.bytes(StrictJson.object().put("words", plain).put("reasons", plain));
        Asks asks = new Asks(owned.casework(), file);
        return switch (act) {
            case "complaint" -> asks.ask(RequestKind.COMPLAINT, body);
            case "withdrawal" -> asks.either(Act.WITHDRAW, RequestKind.WITHDRAWAL, by, body);
            default -> threads.say(new MessageThread.Message(file.id(), Role.APPLICANT, by, plain));
        };
    }

    /** Begins the answer to a notice of gaps: a draft with what was filed, in which what is missing is open. */
    @PostMapping("/portal/cases/{id:[0-9a-f]{32}}/supplement")
    String supplement(@PathVariable String id) {
        CaseRecord file = owned.file(id, "/portal/cases/" + id);
        if (file.state().phase() != Phase.GAPS_TOLD) {
            return "redirect:/portal/cases/" + id;
        }
        ObjectNode signed = owned.signed(file, "/portal/cases/" + id);
        Draft.Of item = new Draft.Of(
                file.state().opening().item(),
                file.state().deciding(),
                file.state().opening().standard());
        Draft.Party party = new Draft.Party(
                file.subject(),
                signed.path("company").asString(""),
                signed.path("way").asString("self"));
        Draft draft = drafts.supplement(
                item, party, visits.anybody("/portal/cases/" + id), begun -> fill(begun, file, signed));
        return "redirect:/portal/applications/" + draft.id();
    }

    private void fill(Draft draft, CaseRecord file, ObjectNode signed) {
        List<HeldEvent> events = owned.casework().history(file.id());
        List<ShownCase.Missing> english = ShownCase.missing(events, true);
        List<ShownCase.Missing> chinese = ShownCase.missing(events, false);
        List<Draft.Missing> missing = new ArrayList<>();
        for (int at = 0; at < chinese.size(); at++) {
            missing.add(new Draft.Missing(
                    chinese.get(at).field(),
                    chinese.get(at).words(),
                    english.get(at).words()));
        }
        draft.supplement(file.id(), ShownCase.form(events), missing);
        signed.path("papers").forEach(one -> paper(one).ifPresent(draft::add));
        draft.content().set("register", signed.path("register"));
    }

    private static Optional<Draft.Paper> paper(JsonNode one) {
        return Digest.ofBase64(one.path("digest").asString(""))
                .map(digest -> new Draft.Paper(
                        one.path("material").asString(""),
                        one.path("name").asString(""),
                        one.path("kind").asString(""),
                        digest,
                        one.path("sha256").asString(""),
                        one.path("length").asLong(0),
                        one.path("scanned").asBoolean(false)));
    }
}
