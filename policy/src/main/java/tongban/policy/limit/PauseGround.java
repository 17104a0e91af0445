package tongban.policy.limit;

import tongban.kernel.law.LegalReference;

/**
 * A reason for which a provision lets the clock stand still.
 *
 * @param ground its id: {@code hearing}
 * @param name how it is called
 * @param basis the provision
 * @param confidence how sure the provision is, see {@link tongban.policy.PolicyNode#confidence}
 */
public record PauseGround(String ground, Wording name, LegalReference basis, String confidence) {}
