package tongban.node.portal.web;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.kernel.code.CreditCode;
import tongban.node.identity.Applicant;
import tongban.node.identity.Level;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Draft.Party;
import tongban.node.portal.draft.Drafts;
import tongban.node.portal.draft.Lookups;
import tongban.node.portal.item.Offer;
import tongban.node.portal.item.Offers;
import tongban.node.web.Faults;

/** Beginning an application: who applies, for whom. */
@Controller
class StartPages {

    private static final String PERSON = "natural-person";
    private static final String COMPANY = "company";

    private final Offers offers;
    private final Visits visits;
    private final Drafts drafts;
    private final Lookups lookups;

    StartPages(Offers offers, Visits visits, Drafts drafts, Lookups lookups) {
        this.offers = offers;
        this.visits = visits;
        this.drafts = drafts;
        this.lookups = lookups;
    }

    /** An offer and who begins. */
    private record Visit(Offer offer, Applicant applicant) {

        boolean byMandate() {
            return applicant.acting() != null
                    && applicant.acting().covers(offer.standard().item());
        }

        boolean maySelf() {
            return offer.standard().applicants().contains(PERSON)
                    || offer.standard().applicants().contains("individual-business");
        }

        boolean mayCompany() {
            return offer.standard().applicants().contains(COMPANY);
        }
    }

    private Visit visit(String item, String zone) {
        Offer offer = offers.find(item, zone).orElseThrow(Visits.NotYours::new);
        Level level = Level.of(offer.standard().identityLevel()).orElse(Level.L5);
        return new Visit(offer, visits.at(level, "/portal/start?" + offer.query()));
    }

    @GetMapping("/portal/start")
    String start(
            @RequestParam(defaultValue = "") String item, @RequestParam(defaultValue = "") String zone, Model model) {
        return show(visit(item, zone), "", model);
    }

    private static String show(Visit visit, String code, Model model) {
        model.addAttribute("offer", visit.offer());
        model.addAttribute("mandate", visit.byMandate() ? visit.applicant().acting() : null);
        model.addAttribute("maySelf", visit.maySelf());
        model.addAttribute("mayCompany", visit.mayCompany());
        model.addAttribute("code", code);
        return "portal/web/start";
    }

    @PostMapping("/portal/start")
    String begin(
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        Visit visit = visit(item, zone);
        Faults faults = new Faults();
        Optional<Party> party = party(visit, as, code, faults);
        if (party.isEmpty()) {
            faults.into(model);
            return show(visit, code, model);
        }
        Offer offer = visit.offer();
        Draft draft = drafts.begin(
                new Draft.Of(
                        offer.standard().item(),
                        offer.deciding(),
                        offer.standard().id()),
                party.get(),
                visit.applicant());
        return "redirect:/portal/applications/" + draft.id();
    }

    private Optional<Party> party(Visit visit, String as, String code, Faults faults) {
        if (as.equals("self") && visit.maySelf()) {
            return Optional.of(new Party(visit.applicant().name(), "", "self"));
        }
        if (as.equals("mandate") && visit.byMandate() && visit.applicant().acting() != null) {
            return Optional.of(new Party(
                    visit.applicant().acting().companyName(),
                    visit.applicant().acting().company().value(),
                    "mandate"));
        }
        if (as.equals("representative") && visit.mayCompany()) {
            return representative(visit, code, faults);
        }
        faults.add("as-first", "portal.start.as.missing");
        return Optional.empty();
    }

    /** The company register names its legal representative: that is who has signed in, or not. */
    private Optional<Party> representative(Visit visit, String typed, Faults faults) {
        Optional<CreditCode> code = CreditCode.read(typed.strip()).code();
        if (code.isEmpty()) {
            faults.add("code", "portal.start.code.wrong");
            return Optional.empty();
        }
        String item = visit.offer().standard().item();
        Lookups.Answer answer = lookups.company(
                code.get().value(), new Lookups.For(item, visits.actor(visit.applicant()), Optional.empty()));
        if (!(answer instanceof Lookups.Answer.Shown shown)) {
            faults.add("code", "portal.start.register.away");
            return Optional.empty();
        }
        if (!shown.what().path("result").asString("").equals("found")) {
            faults.add("code", "portal.start.code.unknown", code.get().value());
            return Optional.empty();
        }
        String represents = shown.what().at("/fields/legal-representative").asString("");
        String status = shown.what().at("/fields/status").asString("");
        if (!represents.equals(visit.applicant().name())) {
            faults.add("code", "portal.start.representative.other");
            return Optional.empty();
        }
        if (!status.equals("active")) {
            faults.add("code", "portal.start.company.inactive");
            return Optional.empty();
        }
        String name = shown.what().at("/fields/name").asString("");
        return Optional.of(new Party(name, code.get().value(), "representative"));
    }
}
