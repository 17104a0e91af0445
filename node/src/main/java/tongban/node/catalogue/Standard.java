package tongban.node.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.kernel.law.LegalReference;

/**
 * One version of a service item's common part (标准).
 *
 * @param id the id of its text, 64 hexadecimal digits
 * @param item the item's name, as agreements have it
 * @param version 1, 2, 3 and so on
 * @param from the first day of receipt to which it applies
 * @param applicants words for who may apply: {@code company}, {@code natural-person}
 * @param identityLevel the level of identity that an applicant needs, 1 to 5
 * @param basis the provisions on which the item rests
 * @param conditions what the law asks of an application
 * @param materials what an application needs
 * @param follows the items that have to follow a grant
 * @param subject the field of the form with {@code creditCode} and {@code name} of the entity that an application is
 *     about, a JSON pointer; empty where no other item follows by it
 * @param outcome what a grant leads to, a word
 * @param files its files by their names, as they are; {@code form.json} is the form's JSON Schema 2020-12
 */
public record Standard(
        String id,
        String item,
        int version,
        LocalDate from,
        Words name,
        Procedure procedure,
        Set<String> applicants,
        int identityLevel,
        Fee fee,
        List<LegalReference> basis,
        List<Condition> conditions,
        List<Material> materials,
        List<Following> follows,
        Optional<String> subject,
        String outcome,
        Map<String, byte[]> files) {

    /** The file with the item's rules. */
    public static final String COMMON = "common.yaml";

    /** The file with its form. */
    public static final String FORM = "form.json";

    public Standard {
        applicants = Set.copyOf(applicants);
        basis = List.copyOf(basis);
        conditions = List.copyOf(conditions);
        materials = List.copyOf(materials);
        follows = List.copyOf(follows);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The form's JSON Schema 2020-12. */
    public byte[] form() {
        return Objects.requireNonNull(files.get(FORM));
    }
}
