package tongban.node.catalogue.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Fee;
import tongban.node.catalogue.Standard;
import tongban.node.web.NavigationEntry;
import tongban.node.zone.Partners;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;

/** The items of this zone, one of them as clerks need it, and by what partners' standards differ from it. */
@Controller
class ItemPages {

    private final Catalogue catalogue;
    private final TimeLimits limits;
    private final Partners partners;
    private final InstantSource clock;

    ItemPages(Catalogue catalogue, TimeLimits limits, Partners partners, InstantSource clock) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.partners = partners;
        this.clock = clock;
    }

    /** The line in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {
        @Bean
        NavigationEntry itemsEntry() {
            return new NavigationEntry(NavigationEntry.Group.WORK, 20, "/items", "catalogue.items");
        }
    }

    /**
     * A time limit of an item.
     *
     * @param known whether one is in force today; without it the other parts say nothing
     * @param working whether working days count
     */
    record Limit(boolean known, int days, boolean working, String citation) {}

    /** A partner's standard, and by what it differs from this zone's. */
    record Theirs(String code, Standard standard, List<Difference> differences) {}

    private LocalDate today() {
        return LegalClock.dateOf(clock.instant());
    }

    @GetMapping("/items")
    String list(Model model) {
        List<Standard> all = catalogue.all(today());
        Map<String, Limit> decision = new TreeMap<>();
        all.forEach(one -> decision.put(one.item(), limit(one.procedure().decisionLimit())));
        model.addAttribute("items", all);
        model.addAttribute("decision", decision);
        return "catalogue/web/items";
    }

    @GetMapping("/items/one")
    String one(@RequestParam(defaultValue = "") String item, Model model) {
        Standard own =
                catalogue.inForce(item, today()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("item", own);
        model.addAttribute("gaps", limit(own.procedure().gapsLimit()));
        model.addAttribute("decision", limit(own.procedure().decisionLimit()));
        model.addAttribute("free", own.fee() instanceof Fee.None none ? none.reference() : null);
        model.addAttribute(
                "theirs",
                catalogue.told().stream()
                        .filter(told -> told.standard().item().equals(item))
                        .map(told -> new Theirs(
                                told.partner().value(), told.standard(), catalogue.compare(own, told.standard())))
                        .toList());
        Map<String, List<String>> names = new TreeMap<>();
        partners.all().forEach(one -> names.put(one.code().value(), List.of(one.zh(), one.en())));
        model.addAttribute("zones", names);
        return "catalogue/web/item";
    }

    private Limit limit(String name) {
        Optional<StatutoryLimit> found = limits.find(name)
                .map(item -> item.limit().at(AsOf.on(today())))
                .filter(ParameterAnswer.InForce.class::isInstance)
                .map(answer -> ((ParameterAnswer.InForce<StatutoryLimit>) answer)
                        .dated()
                        .value());
        return found.map(known -> new Limit(
                        true,
                        known.limit().length(),
                        known.limit().kind() == DayKind.WORKING,
                        known.limit().basis().citation()))
                .orElseGet(() -> new Limit(false, 0, true, ""));
    }
}
