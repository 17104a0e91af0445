package tongban.node.catalogue;

import java.util.Set;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Role;
import tongban.kernel.law.LegalReference;

/**
 * How an item is handled.
 *
 * @param mode how it crosses zones
 * @param competence the competence whose authority decides
 * @param fourEyes whether two people decide
 * @param roles who takes part on the side of the offices
 * @param gapsLimit the name of the limit in {@code policy/limits} within which gaps are told
 * @param decisionLimit the name of the limit of the decision
 * @param acceptance the provision of acceptance
 */
public record Procedure(
        Mode mode,
        String competence,
        boolean fourEyes,
        Set<Role> roles,
        String gapsLimit,
        String decisionLimit,
        LegalReference acceptance) {

    public Procedure {
        roles = Set.copyOf(roles);
    }
}
