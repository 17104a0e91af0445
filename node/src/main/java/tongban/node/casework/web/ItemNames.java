package tongban.node.casework.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.Facts;
import tongban.kernel.law.LegalReference;
import tongban.node.casework.CaseRecord;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Condition;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.Standard;

/** Items as pages of cases need them: by name, and with their provisions to choose from. */
@Component
class ItemNames {

    private final Catalogue catalogue;
    private final InstantSource clock;

    ItemNames(Catalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Chinese and English names by item, those of partners' items too. */
    Map<String, List<String>> names() {
        Map<String, List<String>> names = new HashMap<>();
        catalogue.told().forEach(told -> put(names, told.standard()));
        catalogue.all(LegalClock.dateOf(clock.instant())).forEach(standard -> put(names, standard));
        return names;
    }

    private static void put(Map<String, List<String>> names, Standard standard) {
        names.put(standard.item(), List.of(standard.name().zh(), standard.name().en()));
    }

    /** The standard by which an application was taken, or the one of its day. */
    Optional<Standard> standard(CaseRecord file) {
        String item = file.state().opening().item();
        return catalogue
                .of(file.state().opening().standard())
                .or(() -> catalogue.inForce(item, LegalClock.dateOf(file.arrived())))
                .or(() -> catalogue.ofPartner(file.state().deciding(), item, LegalClock.dateOf(file.arrived())));
    }

    /** What a form that was handed in at a moment does not have as a standard asks it. */
    List<Gap> gaps(Standard standard, byte[] form, Instant received) {
        return catalogue.gaps(standard, form, LegalClock.dateOf(received));
    }

    /** The item's provisions: how each is cited, by the fact that names it. */
    static Map<String, String> provisions(Optional<Standard> standard) {
        Map<String, String> provisions = new LinkedHashMap<>();
        standard.stream()
                .flatMap(known -> Stream.of(
                                Stream.of(known.procedure().acceptance()),
                                known.basis().stream(),
                                known.conditions().stream().map(Condition::reference),
                                known.materials().stream().map(Material::reference))
                        .flatMap(one -> one))
                .forEach(reference -> put(provisions, reference));
        return provisions;
    }

    private static void put(Map<String, String> provisions, LegalReference reference) {
        String fact = Facts.text(reference);
        if (Facts.reference(fact).isPresent()) {
            provisions.putIfAbsent(fact, reference.citation());
        }
    }
}
