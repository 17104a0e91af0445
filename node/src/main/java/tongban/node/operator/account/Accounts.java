package tongban.node.operator.account;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.operator.Acts;
import tongban.node.operator.Operator;
import tongban.node.operator.Role;
import tongban.node.web.Attempt;

/** What an officer does with the accounts of this node (操作人员管理). */
public final class Accounts {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,31}");
    private static final int SHOWN_MAX = 64;
    private static final String ROLE = "role";

    private final Vault vault;
    private final Acts acts;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final SecureRandom random;

    Accounts(Vault vault, Acts acts, TransactionTemplate transaction, InstantSource clock, SecureRandom random) {
        this.vault = vault;
        this.acts = acts;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    public List<Account> all() {
        return vault.accounts().all();
    }

    public Optional<Account> find(UUID id) {
        return vault.accounts().find(id);
    }

    public List<Session> sessions(UUID id) {
        return vault.sessions().open(id, clock.instant());
    }

    /** Whether nobody has an account yet. */
    public boolean none() {
        return vault.accounts().isEmpty();
    }

    /**
     * An account and the password to hand over, which is shown once.
     *
     * @param operator whose
     * @param password good for the first time only
     */
    public record Given(Operator operator, String password) {}

    /** Makes an account. */
    public Attempt<Given> create(String typedName, String typedShown, Role role) {
        String name = typedName.strip().toLowerCase(Locale.ROOT);
        String shown = typedShown.strip();
        if (!NAME.matcher(name).matches()) {
            return Attempt.Refused.of("name", "operator.name.form");
        }
        if (shown.isEmpty() || shown.length() > SHOWN_MAX) {
            return Attempt.Refused.of("shown", "operator.shown.form", SHOWN_MAX);
        }
        Operator operator = new Operator(new UUID(random.nextLong(), random.nextLong()), name, shown, role);
        String password = vault.passwords().given();
        String encoded = vault.passwords().encode(password);
        try {
            return within(() -> {
                vault.accounts().insert(operator, encoded, false, clock.instant());
                acts.record("operator.act.created", shown + " (" + name + ")", Map.of("operator.role", role.title()));
                return new Attempt.Done<>(new Given(operator, password));
            });
        } catch (DuplicateKeyException taken) {
            return Attempt.Refused.of("name", "operator.name.taken", name);
        }
    }

    /** Changes what somebody may do; the sessions end, so that it holds at once. */
    public Attempt<Account> changeRole(UUID id, Operator by, Role role) {
        return change(id, by, account -> {
            if (account.operator().role() == role) {
                return Attempt.Refused.of(ROLE, "operator.role.same");
            }
            vault.accounts().setRole(id, role);
            endSessions(id);
            record("operator.act.role", account, Map.of("operator.role", role.title()));
            return new Attempt.Done<>(account);
        });
    }

    /** Gives somebody exactly these duties; unlike a role they are looked up with each act, so that sessions go on. */
    public Attempt<Account> giveDuties(UUID id, Operator by, Set<tongban.kernel.casework.Role> duties) {
        return change(id, by, account -> {
            vault.duties().set(id, duties);
            String given = duties.stream()
                    .sorted()
                    .map(tongban.kernel.casework.Role::zh)
                    .collect(Collectors.joining("、"));
            record("operator.act.duties", account, Map.of("operator.duties", given.isEmpty() ? "–" : given));
            return new Attempt.Done<>(account);
        });
    }

    /** Closes the account of somebody who leaves. */
    public Attempt<Account> disable(UUID id, Operator by) {
        return change(id, by, account -> {
            vault.accounts().disable(id, clock.instant());
            endSessions(id);
            record("operator.act.disabled", account, Map.of());
            return new Attempt.Done<>(account);
        });
    }

    /** Opens a closed account again, with a new password and without authenticator. */
    public Attempt<Given> enable(UUID id, Operator by) {
        return given(id, by, "operator.act.enabled");
    }

    /** Gives a new password and forgets the authenticator of somebody who has lost them. */
    public Attempt<Given> reset(UUID id, Operator by) {
        return given(id, by, "operator.act.reset");
    }

    /** Ends all sessions of somebody. */
    public Attempt<Account> endSessions(UUID id, Operator by) {
        return change(id, by, account -> {
            endSessions(id);
            record("operator.act.session-ended", account, Map.of());
            return new Attempt.Done<>(account);
        });
    }

    private Attempt<Given> given(UUID id, Operator by, String act) {
        String password = vault.passwords().given();
        String encoded = vault.passwords().encode(password);
        return change(id, by, account -> {
            vault.accounts().setPassword(id, encoded, true);
            vault.accounts().forgetAuthenticator(id);
            vault.accounts().enable(id);
            vault.failures().forget(account.operator().name());
            endSessions(id);
            record(act, account, Map.of());
            return new Attempt.Done<>(new Given(account.operator(), password));
        });
    }

    /** Nobody changes the own account here, so an officer is always left. */
    private <T> Attempt<T> change(UUID id, Operator by, Function<Account, Attempt<T>> work) {
        return within(() -> {
            vault.accounts().lockOfficers();
            Optional<Account> account = vault.accounts().lock(id);
            // Of two officers who close each other's account at once, the second one is no officer any more.
            boolean officer = vault.accounts()
                    .find(by.id())
                    .filter(one -> !one.disabled() && one.operator().role() == Role.OFFICER)
                    .isPresent();
            if (!officer) {
                return Attempt.Refused.of(ROLE, "operator.not-officer");
            }
            if (account.isEmpty() || account.get().operator().id().equals(by.id())) {
                return Attempt.Refused.of(ROLE, "operator.self");
            }
            return work.apply(account.get());
        });
    }

    private void endSessions(UUID id) {
        vault.sessions().endOthers(id, Optional.empty(), clock.instant());
    }

    private void record(String act, Account account, Map<String, String> details) {
        acts.record(
                act, account.operator().shownName() + " (" + account.operator().name() + ")", details);
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
