package tongban.node.identity.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.AccountId;
import tongban.node.identity.Level;

/**
 * The accounts here that stand for accounts of partners: found by issuer and subject, so that nobody registers twice.
 * They have no password.
 */
public final class Shadows {

    private final PersonVault vault;
    private final SecureRandom random;

    public Shadows(PersonVault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** The account of somebody whom a partner knows, as the partner knows them now. */
    public Person known(ZoneCode issuer, String subject, Person.Identity identity, Level level) {
        PersonTable people = vault.tables().people();
        Instant at = vault.clock().instant();
        return vault.within(() -> {
            Person fresh = new Person(
                    new AccountId(new UUID(random.nextLong(), random.nextLong())),
                    issuer,
                    subject,
                    identity,
                    level,
                    Person.Reached.PARTNER,
                    false,
                    false,
                    Optional.empty());
            if (people.insert(fresh, Optional.empty(), at)) {
                return fresh;
            }
            Person held = people.of(issuer, subject).orElseThrow();
            people.renew(held.id(), identity, level, Person.Reached.PARTNER);
            return people.find(held.id()).orElseThrow();
        });
    }
}
