package tongban.node.portal.web;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Standard;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Drafts;
import tongban.node.portal.draft.Filled;
import tongban.node.portal.item.Offer;
import tongban.node.portal.item.Offers;
import tongban.node.web.Flash;

/** The tasks of an application (申报任务单): what is answered, which papers are there, what is left. */
@Controller
class TaskPages {

    private final Visits visits;
    private final Drafts drafts;
    private final Asked asked;
    private final Offers offers;
    private final Catalogue catalogue;

    TaskPages(Visits visits, Drafts drafts, Asked asked, Offers offers, Catalogue catalogue) {
        this.visits = visits;
        this.drafts = drafts;
        this.asked = asked;
        this.offers = offers;
        this.catalogue = catalogue;
    }

    @GetMapping("/portal/applications/{id:[0-9a-f]{32}}")
    String tasks(@PathVariable String id, Model model) {
        Draft draft = visits.draft(id, "/portal/applications/" + id);
        if (draft.filed().isPresent()) {
            return "redirect:/portal/cases/" + draft.filed().get() + "/receipt";
        }
        Standard standard = asked.standard(draft);
        Filled filled = asked.filled(draft);
        Optional<Offer> offer = offer(draft);
        model.addAttribute("draft", draft);
        model.addAttribute("item", standard);
        model.addAttribute("filled", filled);
        model.addAttribute("offer", offer.orElse(null));
        model.addAttribute("supplement", draft.supplements().isPresent());
        model.addAttribute(
                "newer",
                offer.filter(now -> draft.supplements().isEmpty())
                        .map(Offer::standard)
                        .filter(now -> !now.id().equals(standard.id()))
                        .orElse(null));
        model.addAttribute(
                "differences",
                offer.map(now -> catalogue.compare(standard, now.standard())).orElse(java.util.List.of()));
        return "portal/web/tasks";
    }

    private Optional<Offer> offer(Draft draft) {
        return offers.find(draft.item().item(), draft.item().deciding().value());
    }

    /** Goes on under the standard that is in force now; answers stay, and are checked anew. */
    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/renew")
    String renew(@PathVariable String id) {
        Draft draft = visits.draft(id, "/portal/applications/" + id);
        offer(draft)
                .ifPresent(now -> drafts.renew(
                        draft.id(),
                        visits.anybody("/portal/applications/" + id),
                        now.standard().id()));
        return "redirect:/portal/applications/" + id;
    }

    @PostMapping("/portal/applications/{id:[0-9a-f]{32}}/discard")
    String discard(@PathVariable String id, RedirectAttributes redirect) {
        Draft draft = visits.draft(id, "/portal/applications/" + id);
        drafts.discard(draft.id(), visits.anybody("/portal/applications/" + id));
        Flash.done(redirect, "portal.discarded");
        return "redirect:/portal/cases";
    }
}
