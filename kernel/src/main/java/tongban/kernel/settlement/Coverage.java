package tongban.kernel.settlement;

import java.time.LocalDate;

/**
 * What the insured zone knows when it settles.
 *
 * @param date the day of the care, in whose natural year it counts
 * @param rules the policy for this person, at this provider, on this day
 * @param used what the person has used in that year before
 * @param account the personal account
 * @param profile how the account is counted
 */
public record Coverage(LocalDate date, Rules rules, Accumulators used, Account account, Profile profile) {}
