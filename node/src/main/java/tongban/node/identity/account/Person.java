package tongban.node.identity.account;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.AccountId;
import tongban.node.identity.Level;

/**
 * A citizen's account (个人账户).
 *
 * @param id its number
 * @param issuer the zone that knows who this is
 * @param subject what the issuer calls it
 * @param identity who it is
 * @param level how surely
 * @param reached how the level was reached
 * @param mustSetPassword whether the password was given at a counter and is to be replaced
 * @param demonstration whether it is one of a demonstration
 * @param signedInAt when somebody last signed in with it
 */
public record Person(
        AccountId id,
        ZoneCode issuer,
        String subject,
        Identity identity,
        Level level,
        Reached reached,
        boolean mustSetPassword,
        boolean demonstration,
        Optional<Instant> signedInAt) {

    /** Name and number, which no log shows. */
    public record Identity(String name, ResidentId number) {

        @Override
        public String toString() {
            return "Identity[" + number.masked() + "]";
        }
    }

    /** How a level was reached (认证方式). */
    public enum Reached {
        DECLARED,
        REGISTER,
        COUNTER,
        PARTNER,
        DEMONSTRATION;

        /** The key of its words. */
        public String title() {
            return "identity.reached." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return "Person[" + id + " of " + issuer + " at " + level + "]";
    }
}
