package tongban.node.identity.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.kernel.code.ResidentId;
import tongban.node.operator.Passwords;
import tongban.node.web.Attempt;
import tongban.node.web.ShownTime;

/** How citizens sign in with a password, and where they are signed in. */
public final class PersonSignIn {
    private static final String NUMBER = "number";
    private static final String WRONG = "identity.sign-in.wrong";
    private static final String LOCKED = "identity.sign-in.locked";

    private final PersonVault vault;

    public PersonSignIn(PersonVault vault) {
        this.vault = vault;
    }

    /**
     * A session that began.
     *
     * @param token what the browser keeps
     * @param mustSetPassword whether the password is to be replaced first
     */
    public record Begun(String token, boolean mustSetPassword) {}

    /** Whatever is wrong, the answer is the same and takes as long: nobody learns who has an account. */
    public Attempt<Begun> withPassword(String typedNumber, String password, PersonSession.Caller caller) {
        Optional<ResidentId> number = ResidentId.read(typedNumber.strip()).code();
        if (number.isEmpty()) {
            return Attempt.Refused.of(NUMBER, "identity.number.form");
        }
        Instant at = vault.clock().instant();
        String name = vault.tables().people().subject(number.get());
        Optional<Instant> locked = vault.guesses().lockedUntil(name, at);
        if (locked.isPresent()) {
            return Attempt.Refused.of(NUMBER, LOCKED, ShownTime.text(locked.get()));
        }
        Optional<Instant> lock = vault.within(() -> vault.guesses().count(name, at));
        Optional<Person> person =
                vault.tables().people().own(vault.place().self(), number.get()).filter(this::mayEnter);
        if (!isRight(person, password)) {
            return lock.<Attempt<Begun>>map(until -> Attempt.Refused.of(NUMBER, LOCKED, ShownTime.text(until)))
                    .orElseGet(() -> Attempt.Refused.of(NUMBER, WRONG));
        }
        vault.guesses().forget(name);
        return new Attempt.Done<>(begin(person.orElseThrow(), caller));
    }

    /** Begins a session of somebody whose identity was established. */
    public Begun begin(Person person, PersonSession.Caller caller) {
        Instant at = vault.clock().instant();
        return vault.within(() -> {
            vault.tables().people().signedIn(person.id(), at);
            return new Begun(vault.tables().sessions().begin(person.id(), caller, at), person.mustSetPassword());
        });
    }

    /** The session of a token, if it goes on. */
    public Optional<PersonSession> find(String token) {
        return vault.tables()
                .sessions()
                .find(token, vault.clock().instant())
                .filter(session -> mayEnter(session.person()));
    }

    /** Where somebody is signed in. */
    public List<PersonSession> sessions(PersonSession session) {
        return vault.tables()
                .sessions()
                .open(session.person().id(), vault.clock().instant());
    }

    /** Ends a session. */
    public void out(PersonSession session) {
        vault.tables().sessions().end(session.id(), vault.clock().instant());
    }

    /** Ends one of the own sessions; one of somebody else is left alone. */
    public void end(PersonSession session, UUID other) {
        sessions(session).stream()
                .filter(one -> one.id().equals(other))
                .forEach(one ->
                        vault.tables().sessions().end(one.id(), vault.clock().instant()));
    }

    /** Ends all of the own sessions, this one too. */
    public int outEverywhere(PersonSession session) {
        return vault.tables()
                .sessions()
                .endOthers(
                        session.person().id(), Optional.empty(), vault.clock().instant());
    }

    /**
     * Sets a new password and ends all other sessions.
     *
     * @param current the present one
     */
    public Attempt<Boolean> setPassword(PersonSession session, String current, String wanted, String again) {
        Person person = session.person();
        if (person.demonstration()) {
            return Attempt.Refused.of("current", "identity.demonstration.fixed");
        }
        if (!isRight(Optional.of(person), current)) {
            return Attempt.Refused.of("current", "operator.password.wrong");
        }
        Optional<String> fault = vault.passwords()
                .fault(person.identity().number().unmasked().toLowerCase(java.util.Locale.ROOT), wanted);
        if (fault.isPresent()) {
            return Attempt.Refused.of("password", fault.get(), Passwords.SHORTEST, Passwords.LONGEST);
        }
        if (wanted.equals(current)) {
            return Attempt.Refused.of("password", "operator.password.same");
        }
        if (!wanted.equals(again)) {
            return Attempt.Refused.of("again", "operator.password.again");
        }
        String encoded = vault.passwords().encode(wanted);
        return vault.within(() -> {
            vault.tables().people().setPassword(person.id(), encoded, false);
            vault.tables()
                    .sessions()
                    .endOthers(
                            person.id(),
                            Optional.of(session.id()),
                            vault.clock().instant());
            return new Attempt.Done<>(true);
        });
    }

    private boolean mayEnter(Person person) {
        return !person.demonstration() || vault.place().demonstration();
    }

    private boolean isRight(Optional<Person> person, String typed) {
        Optional<String> encoded = person.flatMap(one -> vault.tables().people().password(one.id()));
        if (encoded.isEmpty()) {
            vault.passwords().matchNobody(typed);
            return false;
        }
        return vault.passwords().matches(typed, encoded.get());
    }
}
