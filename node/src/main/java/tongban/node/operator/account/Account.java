package tongban.node.operator.account;

import java.time.Instant;
import java.util.Optional;
import tongban.node.operator.Operator;

/**
 * An operator's account, without its secrets.
 *
 * @param operator whose it is
 * @param mustSetPassword whether the password was given by somebody else
 * @param demonstration whether it is one of a demonstration
 * @param hasAuthenticator whether an authenticator is set up
 * @param recoveryCodes how many recovery codes are left
 * @param createdAt since when it exists
 * @param signedInAt when it was last used
 * @param disabledAt since when it cannot be used, if so
 */
public record Account(
        Operator operator,
        boolean mustSetPassword,
        boolean demonstration,
        boolean hasAuthenticator,
        int recoveryCodes,
        Instant createdAt,
        Optional<Instant> signedInAt,
        Optional<Instant> disabledAt) {

    public boolean disabled() {
        return disabledAt.isPresent();
    }

    /** What the owner must do before anything else. */
    public boolean mustSetUp() {
        return !demonstration && (mustSetPassword || !hasAuthenticator);
    }
}
