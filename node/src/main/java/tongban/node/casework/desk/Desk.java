package tongban.node.casework.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.calendar.ClockAnswer;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.Asking;
import tongban.node.casework.CaseCounts;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRow;
import tongban.node.casework.Casework;
import tongban.node.casework.Doing;
import tongban.node.casework.Filing;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.Notice;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.store.CaseLists;
import tools.jackson.databind.JsonNode;

/** What people of this zone do to cases. */
final class Desk implements Casework {

    /** What only rules and the other zone add. */
    private static final Set<Act> NOT_BY_PEOPLE =
            EnumSet.of(Act.SUBMIT, Act.END_OFFER, Act.NOTE_REQUEST, Act.DEEM_ACCEPTED, Act.MARK_DIFFERENCE);

    private static final int AT_ONCE = 100;

    /** How long before a limit's end an office is reminded. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final int SOON = 1;
    private static final int LATE = 2;

    private final Parts parts;
    private final Acting acting;
    private final Filings filings;
    private final CaseLists lists;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Desk(Parts parts, Filings filings, Acting acting, CaseLists lists, Timing timing) {
        this.parts = parts;
        this.filings = filings;
        this.acting = acting;
        this.lists = lists;
        this.transactions = new TransactionTemplate(
                Objects.requireNonNull(timing.transactions().getTransactionManager()));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = timing.clock();
    }

    /** When things happen, and what happens at once. */
    record Timing(TransactionTemplate transactions, InstantSource clock) {}

    @Override
    public CaseOutcome file(Filing filing) {
        if (filing.role() != Role.APPLICANT && filing.role() != Role.COUNTER) {
            return CaseOutcome.Refused.of("wrong-role", filing.role().word());
        }
        return inOne(() -> filings.file(filing, clock.instant()));
    }

    /** What is refused leaves nothing behind, also within a transaction that goes on. */
    private CaseOutcome inOne(Supplier<CaseOutcome> deed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            CaseOutcome outcome = deed.get();
            if (outcome instanceof CaseOutcome.Refused) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    @Override
    public CaseOutcome act(CaseId id, Doing doing) {
        Optional<CaseOutcome.Refused> unfit = unfit(doing);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Optional<JsonNode> body = CaseMessage.object(doing.body());
        if (body.isEmpty()) {
            return CaseOutcome.Refused.of("form-json");
        }
        Optional<CaseOutcome.Refused> missing = Reasons.missing(doing, body.get());
        return missing.isPresent()
                ? missing.get()
                : inCase(id, file -> acting.act(file, doing, body.get(), clock.instant()));
    }

    private static Optional<CaseOutcome.Refused> unfit(Doing doing) {
        if (NOT_BY_PEOPLE.contains(doing.act()) || doing.role() == Role.SYSTEM) {
            return Optional.of(
                    CaseOutcome.Refused.of("not-by-people", doing.act().command()));
        }
        if (doing.body().length > Filing.FORM_MAX) {
            return Optional.of(CaseOutcome.Refused.of("form-size", Filing.FORM_MAX));
        }
        return Optional.empty();
    }

    @Override
    public CaseOutcome ask(CaseId id, Asking asking) {
        if (asking.body().length > Filing.FORM_MAX) {
            return CaseOutcome.Refused.of("form-size", Filing.FORM_MAX);
        }
        if (CaseMessage.object(asking.body()).isEmpty()) {
            return CaseOutcome.Refused.of("form-json");
        }
        return inCase(id, file -> acting.ask(file, asking, clock.instant()));
    }

    @Override
    public Optional<CaseRecord> find(CaseId id) {
        return parts.tables().find(id);
    }

    @Override
    public List<CaseRecord> find(List<CaseId> ids) {
        return ids.isEmpty() ? List.of() : parts.tables().find(ids);
    }

    @Override
    public CaseCounts counts(String by) {
        return lists.counts(by, clock.instant());
    }

    @Override
    public List<HeldEvent> history(CaseId id) {
        return parts.tables().events(id, 1);
    }

    @Override
    public List<CaseRow> list(CaseQuery query) {
        return lists.page(query.forClerk(query.by(), clock.instant()));
    }

    @Override
    public Optional<ClockAnswer> clock(CaseRecord file) {
        return parts.clocks().read(file.state(), clock.instant());
    }

    @Override
    public int whatIsDue() {
        Instant now = clock.instant();
        int done = 0;
        for (CaseId id : parts.tables().gapsOverdue(now, AT_ONCE)) {
            done += inCase(id, file -> acting.deem(file, now)) instanceof CaseOutcome.Done ? 1 : 0;
        }
        for (CaseId id : parts.tables().dueBefore(parts.self(), now, LATE, AT_ONCE)) {
            done += inCase(id, file -> acting.remind(file, LATE, now)) instanceof CaseOutcome.Done ? 1 : 0;
        }
        for (CaseId id : parts.tables().dueBefore(parts.self(), now.plus(BEFORE), SOON, AT_ONCE)) {
            done += inCase(id, file -> acting.remind(file, SOON, now)) instanceof CaseOutcome.Done ? 1 : 0;
        }
        return done;
    }

    private CaseOutcome inCase(CaseId id, Function<CaseRecord, CaseOutcome> deed) {
        return inOne(() -> parts.tables().lock(id).map(deed).orElseGet(() -> CaseOutcome.Refused.of("unknown-case")));
    }

    @Override
    public List<Notice> notices(CaseRecord file) {
        return parts.notices().of(file);
    }
}
