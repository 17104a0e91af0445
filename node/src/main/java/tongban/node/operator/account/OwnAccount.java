package tongban.node.operator.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.operator.Acts;
import tongban.node.operator.Operator;
import tongban.node.operator.Passwords;
import tongban.node.web.Attempt;
import tongban.node.web.Nameplate;

/** What an operator does with the own account (我的账号), when signing in for the first time and later. */
public final class OwnAccount {
    private final Vault vault;
    private final Nameplate plate;
    private final Acts acts;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    OwnAccount(Vault vault, Nameplate plate, Acts acts, TransactionTemplate transaction, InstantSource clock) {
        this.vault = vault;
        this.plate = plate;
        this.acts = acts;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Account of(Session session) {
        return vault.accounts().find(session.operator().id()).orElseThrow();
    }

    public List<Session> sessions(Session session) {
        return vault.sessions().open(session.operator().id(), clock.instant());
    }

    /**
     * Sets a new password and ends all other sessions.
     *
     * @param current the present one; not asked of somebody who must set up the account
     */
    public Attempt<Boolean> setPassword(Session session, String current, String wanted, String again) {
        Operator operator = session.operator();
        if (session.demonstration()) {
            return Attempt.Refused.of("current", "operator.demonstration.fixed");
        }
        if (session.stage() == Stage.OPEN && !isPassword(operator, current)) {
            return Attempt.Refused.of("current", "operator.password.wrong");
        }
        Optional<String> fault = vault.passwords().fault(operator.name(), wanted);
        if (fault.isPresent()) {
            return Attempt.Refused.of("password", fault.get(), Passwords.SHORTEST, Passwords.LONGEST);
        }
        if (isPassword(operator, wanted)) {
            return Attempt.Refused.of("password", "operator.password.same");
        }
        if (!wanted.equals(again)) {
            return Attempt.Refused.of("again", "operator.password.again");
        }
        String encoded = vault.passwords().encode(wanted);
        return within(() -> {
            vault.accounts().setPassword(operator.id(), encoded, false);
            vault.sessions().endOthers(operator.id(), Optional.of(session.id()), clock.instant());
            record(operator, "operator.act.password");
            return new Attempt.Done<>(true);
        });
    }

    /** The secret that an authenticator is to take now. */
    public Proposal proposal(Session session) {
        return within(() -> vault.secondFactor().proposal(session.operator(), "Tongban " + plate.code()));
    }

    /**
     * Takes the proposed authenticator into use and answers with new recovery codes, which are shown once.
     *
     * @param current the present password; not asked of somebody who must set up the account
     */
    public Attempt<List<String>> adopt(Session session, String current, String code) {
        Operator operator = session.operator();
        if (session.demonstration()) {
            return Attempt.Refused.of("current", "operator.demonstration.fixed");
        }
        if (session.stage() == Stage.OPEN && !isPassword(operator, current)) {
            return Attempt.Refused.of("current", "operator.password.wrong");
        }
        return within(() -> {
            if (!vault.secondFactor().adopt(operator.id(), code, clock.instant())) {
                return Attempt.Refused.of("code", "operator.code.wrong");
            }
            vault.sessions().endOthers(operator.id(), Optional.of(session.id()), clock.instant());
            record(operator, "operator.act.authenticator");
            return new Attempt.Done<>(vault.secondFactor().newRecoveryCodes(operator.id()));
        });
    }

    /** Opens the session of somebody who has set up all that there is to set up. */
    public Attempt<SignIn.Begun> open(Session session) {
        Instant at = clock.instant();
        return within(() -> {
            Account account = of(session);
            if (session.stage() != Stage.SET_UP || account.mustSetUp()) {
                return Attempt.Refused.of("password", "operator.set-up.not-done");
            }
            vault.failures().forget(account.operator().name());
            vault.sessions().end(session.id(), at);
            vault.accounts().signedIn(account.operator().id(), at);
            record(account.operator(), "operator.act.signed-in");
            String token = vault.sessions().begin(account.operator().id(), Stage.OPEN, session.caller(), at);
            return new Attempt.Done<>(new SignIn.Begun(token, Stage.OPEN));
        });
    }

    /** Ends one of the own sessions. */
    public void end(Session session, UUID other) {
        transaction.executeWithoutResult(status -> sessions(session).stream()
                .filter(one -> one.id().equals(other))
                .forEach(one -> {
                    vault.sessions().end(one.id(), clock.instant());
                    record(session.operator(), "operator.act.session-ended");
                }));
    }

    /** Ends all of the own sessions but this one; answers how many. */
    public int endOthers(Session session) {
        return within(() -> {
            int ended = vault.sessions().endOthers(session.operator().id(), Optional.of(session.id()), clock.instant());
            if (ended > 0) {
                record(session.operator(), "operator.act.session-ended");
            }
            return ended;
        });
    }

    private boolean isPassword(Operator operator, String typed) {
        return vault.passwords()
                .matches(typed, vault.accounts().secrets(operator.id()).password());
    }

    private void record(Operator operator, String act) {
        acts.recordFor(operator.name(), act, operator.shownName(), Map.of());
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
