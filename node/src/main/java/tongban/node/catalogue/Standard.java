package tongban.node.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tongban.kernel.casework.Mode;
import tongban.kernel.law.LegalReference;

/**
 * One version of a service item's common part (标准).
 *
 * @param id the id of its text, 64 hexadecimal digits
 * @param item the item's name, as agreements have it
 * @param version 1, 2, 3 and so on
 * @param from the first day of receipt to which it applies
 * @param mode how it crosses zones
 * @param applicants words for who may apply: {@code company}, {@code natural-person}
 * @param identityLevel the level of identity that an applicant needs, 1 to 5
 * @param competence the competence whose authority decides
 * @param fourEyes whether two people decide
 * @param gapsLimit the name of the limit in {@code policy/limits} within which gaps are told
 * @param decisionLimit the name of the limit of the decision
 * @param acceptance the provision of acceptance
 * @param basis the provisions on which the item rests
 * @param materials what an application needs
 * @param outcome what a grant leads to, a word
 * @param schema the form's JSON Schema 2020-12, as it lies in its file
 */
public record Standard(
        String id,
        String item,
        int version,
        LocalDate from,
        Words name,
        Mode mode,
        Set<String> applicants,
        int identityLevel,
        String competence,
        boolean fourEyes,
        String gapsLimit,
        String decisionLimit,
        LegalReference acceptance,
        List<LegalReference> basis,
        List<Material> materials,
        String outcome,
        byte[] schema) {

    public Standard {
        applicants = Set.copyOf(applicants);
        basis = List.copyOf(basis);
        materials = List.copyOf(materials);
    }
}
