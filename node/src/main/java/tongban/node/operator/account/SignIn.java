package tongban.node.operator.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.operator.Acts;
import tongban.node.web.Attempt;
import tongban.node.web.Nameplate;
import tongban.node.web.ShownTime;

/**
 * How somebody signs in (登录): the password, then the code. A wrong name, a wrong password and a closed account get
 * the same answer after the same time.
 */
public final class SignIn {
    private static final String WRONG = "operator.login.wrong";
    private static final String LOCKED = "operator.login.locked";
    private static final String NAME = "name";
    private static final String CODE = "code";

    private final Vault vault;
    private final Nameplate plate;
    private final Acts acts;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SignIn(Vault vault, Nameplate plate, Acts acts, TransactionTemplate transaction, InstantSource clock) {
        this.vault = vault;
        this.plate = plate;
        this.acts = acts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A session that began.
     *
     * @param token what the browser keeps
     * @param stage what comes next
     */
    public record Begun(String token, Stage stage) {}

    /** The first step. */
    public Attempt<Begun> withPassword(String typedName, String password, Session.Caller caller) {
        String name = typedName.strip().toLowerCase(Locale.ROOT);
        Instant at = clock.instant();
        Optional<Attempt<Begun>> locked = refusalOfLocked(name, NAME, at);
        if (locked.isPresent()) {
            return locked.get();
        }
        Optional<Instant> lock = counted(name, at);
        Optional<Account> account = vault.accounts().named(name).filter(this::mayEnter);
        if (!isRight(account, password)) {
            lock.ifPresent(until -> account.ifPresent(known -> recordLock(known, until)));
            return lock.<Attempt<Begun>>map(until -> Attempt.Refused.of(NAME, LOCKED, ShownTime.text(until)))
                    .orElseGet(() -> Attempt.Refused.of(NAME, WRONG));
        }
        return within(() -> begin(account.orElseThrow(), caller, at));
    }

    /** The second step, in the session that the first one began. */
    public Attempt<Begun> withCode(Session session, String typed) {
        String name = session.operator().name();
        Instant at = clock.instant();
        Optional<Attempt<Begun>> locked = refusalOfLocked(name, CODE, at);
        if (locked.isPresent()) {
            return locked.get();
        }
        Optional<Instant> lock = counted(name, at);
        return within(() -> {
            SecondFactor.Check check =
                    vault.secondFactor().check(session.operator().id(), typed, at);
            if (check == SecondFactor.Check.WRONG) {
                lock.ifPresent(until -> vault.accounts()
                        .find(session.operator().id())
                        .ifPresent(account -> recordLock(account, until)));
                return lock.<Attempt<Begun>>map(until -> Attempt.Refused.of(CODE, LOCKED, ShownTime.text(until)))
                        .orElseGet(() -> Attempt.Refused.of(CODE, "operator.code.wrong"));
            }
            Account account = vault.accounts().find(session.operator().id()).orElseThrow();
            vault.failures().forget(name);
            vault.sessions().end(session.id(), at);
            if (check == SecondFactor.Check.RECOVERY) {
                acts.recordFor(name, "operator.act.recovery-code", shown(account), Map.of());
            }
            return opened(account, session.caller(), at);
        });
    }

    /** The session of a token, if it goes on. */
    public Optional<Session> find(String token) {
        return vault.sessions()
                .find(token, clock.instant())
                .filter(session -> !session.demonstration() || plate.demonstration());
    }

    /** Ends a session. */
    public void out(Session session) {
        transaction.executeWithoutResult(status -> {
            vault.sessions().end(session.id(), clock.instant());
            acts.recordFor(
                    session.operator().name(),
                    "operator.act.signed-out",
                    session.operator().shownName(),
                    Map.of());
        });
    }

    private boolean mayEnter(Account account) {
        return !account.disabled() && (!account.demonstration() || plate.demonstration());
    }

    private boolean isRight(Optional<Account> account, String password) {
        if (account.isEmpty()) {
            vault.passwords().matchNobody(password);
            return false;
        }
        String encoded = vault.accounts().secrets(account.get().operator().id()).password();
        return vault.passwords().matches(password, encoded);
    }

    private Attempt<Begun> begin(Account account, Session.Caller caller, Instant at) {
        String name = account.operator().name();
        if (account.mustSetUp()) {
            vault.failures().takeBack(name, at);
            return new Attempt.Done<>(
                    new Begun(vault.sessions().begin(account.operator().id(), Stage.SET_UP, caller, at), Stage.SET_UP));
        }
        if (account.hasAuthenticator()) {
            vault.failures().takeBack(name, at);
            return new Attempt.Done<>(
                    new Begun(vault.sessions().begin(account.operator().id(), Stage.CODE, caller, at), Stage.CODE));
        }
        vault.failures().forget(name);
        return opened(account, caller, at);
    }

    private Attempt<Begun> opened(Account account, Session.Caller caller, Instant at) {
        vault.accounts().signedIn(account.operator().id(), at);
        String token = vault.sessions().begin(account.operator().id(), Stage.OPEN, caller, at);
        acts.recordFor(
                account.operator().name(),
                "operator.act.signed-in",
                shown(account),
                Map.of("operator.address", caller.address()));
        return new Attempt.Done<>(new Begun(token, Stage.OPEN));
    }

    private Optional<Attempt<Begun>> refusalOfLocked(String name, String field, Instant at) {
        return vault.failures()
                .lockedUntil(name, at)
                .map(until -> Attempt.Refused.of(field, LOCKED, ShownTime.text(until)));
    }

    private Optional<Instant> counted(String name, Instant at) {
        return within(() -> vault.failures().count(name, at));
    }

    private void recordLock(Account account, Instant until) {
        transaction.executeWithoutResult(status -> acts.recordFor(
                account.operator().name(),
                "operator.act.locked",
                shown(account),
                Map.of("operator.until", ShownTime.text(until))));
    }

    private <T> T within(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static String shown(Account account) {
        return account.operator().shownName();
    }
}
