package tongban.node.identity.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.identity.AccountId;
import tongban.node.identity.Acting;

/**
 * What a company's legal representative lets somebody do (授权委托).
 *
 * @param id its number
 * @param acting for which company, what and when
 * @param giver the legal representative's account
 * @param taker to whom it is given
 * @param givenAt since when
 * @param revokedAt when it was taken back, if it was
 */
public record Mandate(
        UUID id, Acting acting, AccountId giver, Person.Identity taker, Instant givenAt, Optional<Instant> revokedAt) {

    /** How a mandate stands on a day. */
    public enum State {
        IN_FORCE,
        NOT_YET,
        OVER,
        REVOKED;

        /** The key of its words. */
        public String title() {
            return "identity.mandate.state." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public State state(LocalDate today) {
        if (revokedAt.isPresent()) {
            return State.REVOKED;
        }
        if (today.isBefore(acting.from())) {
            return State.NOT_YET;
        }
        return today.isAfter(acting.until()) ? State.OVER : State.IN_FORCE;
    }

    /** Whether somebody may act under it on a day. */
    public boolean allows(ResidentId number, LocalDate today) {
        return taker.number().equals(number) && state(today) == State.IN_FORCE;
    }

    /** What is asked of a new one. */
    public record Wanted(
            CreditCode company, Person.Identity taker, Set<String> items, LocalDate from, LocalDate until) {}
}
