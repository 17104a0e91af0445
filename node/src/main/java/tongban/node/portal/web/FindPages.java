package tongban.node.portal.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.catalogue.Fee;
import tongban.node.catalogue.Standard;
import tongban.node.identity.Level;
import tongban.node.portal.form.Questions;
import tongban.node.portal.item.Offer;
import tongban.node.portal.item.Offers;

/** Finding an item, and its guide (办事指南). Nobody has to sign in. */
@Controller
class FindPages {

    private final Offers offers;
    private final Limits limits;

    FindPages(Offers offers, Limits limits) {
        this.offers = offers;
        this.limits = limits;
    }

    @GetMapping("/portal")
    String find(@RequestParam(defaultValue = "") String words, Model model) {
        List<Offer> found = words.isBlank() ? offers.all() : offers.search(words);
        Map<String, Limits.Limit> decisions = new TreeMap<>();
        found.forEach(offer -> limits.of(offer.standard().procedure().decisionLimit())
                .ifPresent(limit -> decisions.put(offer.standard().item(), limit)));
        model.addAttribute("words", words);
        model.addAttribute("offers", found);
        model.addAttribute("decisions", decisions);
        return "portal/web/find";
    }

    @GetMapping("/portal/guide")
    String guide(
            @RequestParam(defaultValue = "") String item, @RequestParam(defaultValue = "") String zone, Model model) {
        Offer offer = offers.find(item, zone).orElseThrow(Visits.NotYours::new);
        Standard standard = offer.standard();
        model.addAttribute("offer", offer);
        model.addAttribute("item", standard);
        model.addAttribute("level", Level.of(standard.identityLevel()).orElse(Level.L5));
        model.addAttribute("gaps", limits.of(standard.procedure().gapsLimit()).orElse(null));
        model.addAttribute(
                "decision", limits.of(standard.procedure().decisionLimit()).orElse(null));
        model.addAttribute("free", standard.fee() instanceof Fee.None none ? none.reference() : null);
        model.addAttribute("questions", Questions.of(standard).size());
        return "portal/web/guide";
    }
}
