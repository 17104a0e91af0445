package tongban.node.identity;

import org.jspecify.annotations.Nullable;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.ZoneCode;

/**
 * Somebody who has signed in at the portal (申请人).
 *
 * @param account the account at this zone; of a partner's citizen, the one that stands for the partner's account
 * @param issuer the zone that knows who this is
 * @param name the person's name
 * @param number the person's resident number; pages show it masked
 * @param level how surely the identity was established
 * @param acting the mandate under which the person acts for a company now; null when for oneself
 */
public record Applicant(
        AccountId account,
        ZoneCode issuer,
        String name,
        ResidentId number,
        Level level,
        @Nullable Acting acting) {

    /** Hides who it is, so that no log tells. */
    @Override
    public String toString() {
        return "Applicant[" + account + " of " + issuer + " at " + level + "]";
    }
}
