package tongban.node.identity.account;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.node.operator.Guesses;
import tongban.node.operator.Passwords;

/**
 * All that is kept of citizens' accounts.
 *
 * @param tables their rows
 * @param guesses who tried in vain
 * @param passwords how passwords are judged
 * @param place which zone this is
 * @param transaction what belongs together is done in one
 * @param clock the node's clock
 */
public record PersonVault(
        Tables tables,
        Guesses guesses,
        Passwords passwords,
        Place place,
        TransactionTemplate transaction,
        InstantSource clock) {

    /** The rows of accounts, of their sessions, of mandates. */
    public record Tables(PersonTable people, PersonSessions sessions, MandateTable mandates) {}

    /** This zone, and whether its node is a demonstration. */
    public record Place(ZoneCode self, boolean demonstration) {}

    <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
