package tongban.node.casework.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.Assignments;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Doing;
import tongban.node.casework.store.AssignmentTables;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.IdentityWords;

/** Claims, take-overs and delegations. */
final class Assigning implements Assignments {

    /** How long a claim holds without an act. */
    private static final Duration LEASE = Duration.ofHours(4);

    private static final int DELEGATED_DAYS_MAX = 366;

    /** Roles whose cases are claimed. */
    private static final Set<Role> CLAIMED = EnumSet.of(Role.COUNTER, Role.ACCEPTOR, Role.REVIEWER);

    private final CaseTables cases;
    private final AssignmentTables tables;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Assigning(CaseTables cases, AssignmentTables tables, Desk.Timing timing) {
        this.cases = cases;
        this.tables = tables;
        this.transactions = timing.transactions();
        this.clock = timing.clock();
    }

    private static Assigned refused(String word, Object... arguments) {
        return new Assigned.Refused(CaseOutcome.Refused.of(word, arguments));
    }

    /** Locks the case, so that of two who claim it one is first. */
    private Assigned with(CaseId id, Role role, BiFunction<CaseRecord, Instant, Assigned> deed) {
        if (!CLAIMED.contains(role)) {
            return refused("not-claimed", role.word());
        }
        return Objects.requireNonNull(transactions.execute(status -> cases.lock(id)
                .map(file -> file.state().phase().over()
                        ? refused("case-over", file.number())
                        : deed.apply(file, clock.instant()))
                .orElseGet(() -> refused("unknown-case"))));
    }

    private Optional<Claim> held(CaseId id, Role role, Instant now) {
        return tables.claims(id, now).stream()
                .filter(claim -> claim.role() == role)
                .findFirst();
    }

    @Override
    public Assigned claim(CaseId id, Role role, String by) {
        return with(id, role, (file, now) -> {
            Optional<Claim> held =
                    held(id, role, now).filter(claim -> !claim.by().equals(by));
            if (held.isPresent()) {
                return refused("claimed", held.get().by(), held.get().until());
            }
            tables.claim(new Claim(id, role, by, now.plus(LEASE)));
            return new Assigned.Done();
        });
    }

    @Override
    public Assigned release(CaseId id, Role role, String by) {
        return with(id, role, (file, now) -> {
            Optional<Claim> held = held(id, role, now);
            if (held.filter(claim -> !claim.by().equals(by)).isPresent()) {
                return refused("claimed", held.get().by(), held.get().until());
            }
            tables.release(id, role);
            return new Assigned.Done();
        });
    }

    @Override
    public Assigned takeOver(CaseId id, Role role, String to, String by, String reasons) {
        if (!Filings.isName(reasons)) {
            return refused("reasons", "take-over");
        }
        if (IdentityWords.isTold(reasons)) {
            return refused("identity-number", "reasons");
        }
        return with(id, role, (file, now) -> {
            Optional<Claim> held = held(id, role, now);
            if (held.isEmpty()) {
                return refused("nobody-holds", file.number());
            }
            tables.takenOver(id, new TakeOver(role, held.get().by(), to, by, reasons, now));
            tables.claim(new Claim(id, role, to, now.plus(LEASE)));
            return new Assigned.Done();
        });
    }

    @Override
    public Assigned delegate(Delegation delegation) {
        boolean days = !delegation.last().isBefore(delegation.first())
                && delegation.first().plusDays(DELEGATED_DAYS_MAX).isAfter(delegation.last())
                && !delegation.last().isBefore(LegalClock.dateOf(clock.instant()));
        if (!days || delegation.from().equals(delegation.to())) {
            return refused("delegation", DELEGATED_DAYS_MAX);
        }
        tables.delegate(delegation);
        return new Assigned.Done();
    }

    @Override
    public Assigned end(CaseId delegation) {
        return tables.end(delegation) ? new Assigned.Done() : refused("no-delegation");
    }

    @Override
    public List<Delegation> delegations(LocalDate day) {
        return tables.delegations(day);
    }

    @Override
    public List<Claim> claims(CaseId id) {
        return tables.claims(id, clock.instant());
    }

    @Override
    public List<Claim> claims(List<CaseId> ids) {
        return tables.claims(ids, clock.instant());
    }

    @Override
    public List<TakeOver> takeOvers(CaseId id) {
        return tables.takeOvers(id);
    }

    /** Why somebody else's claim bars an act; the own claim, or that for which one is deputy, is renewed by it. */
    Optional<CaseOutcome.Refused> barred(CaseRecord file, Doing doing, Instant now) {
        if (!CLAIMED.contains(doing.role())) {
            return Optional.empty();
        }
        Optional<Claim> held = held(file.id(), doing.role(), now);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        String holder = held.get().by();
        boolean may = holder.equals(doing.by())
                || tables.isDeputy(doing.by(), holder, file.state().opening().item(), LegalClock.dateOf(now));
        if (!may) {
            return Optional.of(
                    CaseOutcome.Refused.of("claimed", holder, held.get().until()));
        }
        tables.claim(new Claim(file.id(), doing.role(), holder, now.plus(LEASE)));
        return Optional.empty();
    }
}
