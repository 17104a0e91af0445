package tongban.node.identity.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.kernel.code.ResidentId;
import tongban.node.identity.AccountId;
import tongban.node.identity.DemonstrationCitizen;
import tongban.node.identity.Level;
import tongban.node.identity.PopulationCheck;
import tongban.node.operator.Passwords;
import tongban.node.web.Attempt;
import tongban.node.web.ShownTime;

/** How accounts are opened: by citizens themselves, and at a counter. */
public final class Registration {
    private static final int NAME_MAX = 64;

    private final PersonVault vault;
    private final PopulationCheck population;
    private final SecureRandom random;

    public Registration(PersonVault vault, PopulationCheck population, SecureRandom random) {
        this.vault = vault;
        this.population = population;
        this.random = random;
    }

    /** What somebody types to open an account. */
    public record Typed(String name, String number, String password, String again) {}

    /**
     * Opens an account. Somebody who has one gets the same answer, and the account stays as it is: nobody learns who
     * has one.
     *
     * @return the level that a new account has
     */
    public Attempt<Level> register(Typed typed) {
        Attempt<Person.Identity> read = identity(typed.name(), typed.number());
        if (read instanceof Attempt.Refused<Person.Identity> refused) {
            return new Attempt.Refused<>(refused.field(), refused.key(), refused.arguments());
        }
        Person.Identity identity = ((Attempt.Done<Person.Identity>) read).value();
        Optional<Attempt<Level>> fault = fault(identity, typed);
        if (fault.isPresent()) {
            return fault.get();
        }
        Instant at = vault.clock().instant();
        String name = "register " + vault.tables().people().subject(identity.number());
        Optional<Instant> locked = vault.guesses().lockedUntil(name, at);
        if (locked.isPresent()) {
            return Attempt.Refused.of("number", "identity.sign-in.locked", ShownTime.text(locked.get()));
        }
        vault.within(() -> vault.guesses().count(name, at));
        PopulationCheck.Outcome outcome = population.check(identity.number(), identity.name());
        if (outcome == PopulationCheck.Outcome.DIFFERS) {
            return Attempt.Refused.of("name", "identity.register.differs");
        }
        Level level = outcome == PopulationCheck.Outcome.AGREES ? Level.L3 : Level.L2;
        Person.Reached reached = level == Level.L3 ? Person.Reached.REGISTER : Person.Reached.DECLARED;
        String encoded = vault.passwords().encode(typed.password());
        vault.tables().people().insert(own(identity, level, reached), Optional.of(encoded), at);
        return new Attempt.Done<>(level);
    }

    /** Reads name and number as typed. */
    static Attempt<Person.Identity> identity(String typedName, String typedNumber) {
        String name = typedName.strip();
        if (name.isEmpty() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl)) {
            return Attempt.Refused.of("name", "identity.name.form");
        }
        Optional<ResidentId> number = ResidentId.read(typedNumber.strip()).code();
        return number.<Attempt<Person.Identity>>map(one -> new Attempt.Done<>(new Person.Identity(name, one)))
                .orElseGet(() -> Attempt.Refused.of("number", "identity.number.form"));
    }

    private Optional<Attempt<Level>> fault(Person.Identity identity, Typed typed) {
        String number = identity.number().unmasked().toLowerCase(java.util.Locale.ROOT);
        Optional<String> fault = vault.passwords().fault(number, typed.password());
        if (fault.isPresent()) {
            return Optional.of(Attempt.Refused.of("password", fault.get(), Passwords.SHORTEST, Passwords.LONGEST));
        }
        return typed.password().equals(typed.again())
                ? Optional.empty()
                : Optional.of(Attempt.Refused.of("again", "operator.password.again"));
    }

    private Person own(Person.Identity identity, Level level, Person.Reached reached) {
        return new Person(
                new AccountId(new UUID(random.nextLong(), random.nextLong())),
                vault.place().self(),
                vault.tables().people().subject(identity.number()),
                identity,
                level,
                reached,
                reached == Person.Reached.COUNTER,
                reached == Person.Reached.DEMONSTRATION,
                Optional.empty());
    }

    /** Makes sure that fictitious citizens have accounts. */
    public void demonstrate(List<DemonstrationCitizen> citizens) {
        if (!vault.place().demonstration()) {
            throw new IllegalStateException("this node is no demonstration");
        }
        for (DemonstrationCitizen one : citizens) {
            ResidentId number = ResidentId.read(one.number()).code().orElseThrow();
            if (vault.tables().people().own(vault.place().self(), number).isEmpty()) {
                Person.Identity identity = new Person.Identity(one.name(), number);
                Person person = own(identity, one.level(), Person.Reached.DEMONSTRATION);
                vault.tables()
                        .people()
                        .insert(
                                person,
                                Optional.of(vault.passwords().encode(one.password())),
                                vault.clock().instant());
            }
        }
    }
}
