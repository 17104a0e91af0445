package tongban.policy.insurance;

import tongban.kernel.law.AsOf;
import tongban.kernel.settlement.PersonGroup;
import tongban.kernel.settlement.Stay;
import tongban.kernel.settlement.Tier;

/**
 * Whose rules are asked for.
 *
 * @param asOf the day of the care, and with the knowledge of which day
 * @param person active or retired
 * @param plan the plan, by its name at the place
 * @param tier the kind of provider
 * @param stay why the care is where it is
 */
public record RulesQuestion(AsOf asOf, PersonGroup person, String plan, Tier tier, Stay stay) {}
