package tongban.node.portal.item;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.calendar.LegalClock;
import tongban.node.casework.CaseMessages;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tongban.node.compact.Compacts;
import tongban.node.compact.Ground;
import tongban.node.exchange.Admission.Way;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** What can be applied for here today: this zone's items, and those of partners that an agreement in force names. */
public final class Offers {

    private final ThisZone self;
    private final Partners partners;
    private final Catalogue catalogue;
    private final Supplier<Optional<Compacts>> compacts;
    private final InstantSource clock;

    public Offers(
            ThisZone self,
            Partners partners,
            Catalogue catalogue,
            Supplier<Optional<Compacts>> compacts,
            InstantSource clock) {
        this.self = self;
        this.partners = partners;
        this.catalogue = catalogue;
        this.compacts = compacts;
        this.clock = clock;
    }

    /** All of them: this zone's first, then partner by partner. */
    public List<Offer> all() {
        Instant now = clock.instant();
        LocalDate today = LegalClock.dateOf(now);
        List<Offer> offers = new ArrayList<>();
        catalogue
                .all(today)
                .forEach(standard ->
                        offers.add(new Offer(self.code(), new Words(self.zh(), self.en()), standard, "", 0)));
        compacts.get().ifPresent(held -> partners.all().forEach(partner -> offers.addAll(of(partner, held, now))));
        return offers;
    }

    private List<Offer> of(Partner partner, Compacts held, Instant now) {
        LocalDate today = LegalClock.dateOf(now);
        Map<String, Standard> known = new LinkedHashMap<>();
        catalogue.all(today).forEach(own -> known.put(own.item(), own));
        catalogue.told().stream()
                .filter(told -> told.partner().equals(partner.code()))
                .flatMap(told ->
                        catalogue.ofPartner(partner.code(), told.standard().item(), today).stream())
                .forEach(theirs -> known.putIfAbsent(theirs.item(), theirs));
        List<Offer> offers = new ArrayList<>();
        known.values()
                .forEach(standard -> held.ground(partner.code(), CaseMessages.EVENTS, standard.item(), Way.OUT, now)
                        .ifPresent(ground -> offers.add(offer(partner, standard, ground, today))));
        return offers;
    }

    private Offer offer(Partner partner, Standard standard, Ground ground, LocalDate today) {
        int differences = catalogue
                .ofPartner(partner.code(), standard.item(), today)
                .map(theirs -> catalogue.compare(standard, theirs).size())
                .orElse(0);
        return new Offer(
                partner.code(), new Words(partner.zh(), partner.en()), standard, ground.provision(), differences);
    }

    /** One of them, by item and deciding zone; this zone's own when no zone is named. */
    public Optional<Offer> find(String item, String zone) {
        String code = zone.isEmpty() ? self.code().value() : zone;
        return all().stream()
                .filter(offer -> offer.standard().item().equals(item))
                .filter(offer -> offer.deciding().value().equals(code))
                .findFirst();
    }

    /** Those in whose names all that a person typed is found: by characters, pinyin, initials or English words. */
    public List<Offer> search(String typed) {
        List<String> asked = Found.asked(typed);
        return all().stream().filter(offer -> Found.of(offer).holds(asked)).toList();
    }
}
