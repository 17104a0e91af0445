package tongban.node.casework.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Consultations;
import tongban.node.casework.store.AssignmentTables;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.ConsultationTable;
import tongban.node.casework.store.IdentityWords;

/** Opinions within this zone; a case is read, and nothing of it is moved. */
final class Consulting implements Consultations {

    private static final int DAYS_MAX = 366;

    /** Who may ask: whoever works on the case, and whoever supervises it. */
    private static final Set<Role> OFFICIALS =
            EnumSet.of(Role.COUNTER, Role.ACCEPTOR, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);

    private final Tables tables;
    private final ZoneCode self;
    private final RandomGenerator random;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Consulting(Tables tables, ZoneCode self, RandomGenerator random, Desk.Timing timing) {
        this.tables = tables;
        this.self = self;
        this.random = random;
        this.transactions = timing.transactions();
        this.clock = timing.clock();
    }

    /** What it reads and keeps. */
    record Tables(CaseTables cases, ConsultationTable consultations, AssignmentTables assignments) {}

    private static Consulted refused(String word, Object... arguments) {
        return new Consulted.Refused(CaseOutcome.Refused.of(word, arguments));
    }

    @Override
    public Consulted ask(Question question) {
        if (!OFFICIALS.contains(question.role())) {
            return refused("wrong-role", question.role().word());
        }
        if (IdentityWords.isTold(question.words())) {
            return refused("identity-number", "question");
        }
        if (!PlainText.fits(question.words(), TEXT_MAX)) {
            return new Consulted.Refused(PlainText.refused(TEXT_MAX));
        }
        LocalDate today = LegalClock.dateOf(clock.instant());
        if (question.day().isBefore(today) || question.day().isAfter(today.plusDays(DAYS_MAX))) {
            return refused("opinion-day", DAYS_MAX);
        }
        if (!question.whom().office() && question.whom().name().equals(question.by())) {
            return refused("opinion-own", question.by());
        }
        // The lock lets two who ask at once count one after the other, and no case end in between.
        return Objects.requireNonNull(transactions.execute(status -> tables.cases()
                .lock(question.caseId())
                .map(file -> asked(file, question, clock.instant()))
                .orElseGet(() -> refused("unknown-case"))));
    }

    private Consulted asked(CaseRecord file, Question question, Instant now) {
        CaseState state = file.state();
        if (state.phase().over()) {
            return refused("case-over", file.number());
        }
        // A zone to which the case is offered examines it before it takes it.
        boolean here = state.holder().equals(self) || state.offeredTo().equals(Optional.of(self));
        if (!here) {
            return refused("opinion-elsewhere", state.holder());
        }
        if (tables.consultations().open(file.id()) >= OPEN_MAX) {
            return refused("opinions-max", OPEN_MAX);
        }
        CaseId id = CaseId.random(random);
        tables.consultations().add(id, question, now);
        return tables.consultations()
                .lock(id)
                .<Consulted>map(Consulted.Done::new)
                .orElseThrow();
    }

    @Override
    public Consulted answer(CaseId consultation, Opinion opinion, String words, String by) {
        if (IdentityWords.isTold(words)) {
            return refused("identity-number", "words");
        }
        boolean fits =
                opinion == Opinion.NO_REMARK ? PlainText.isPlain(words, TEXT_MAX) : PlainText.fits(words, TEXT_MAX);
        if (!fits) {
            return new Consulted.Refused(PlainText.refused(TEXT_MAX));
        }
        return inOpen(consultation, (asked, now) -> {
            Whom whom = asked.question().whom();
            boolean may = whom.office()
                    || whom.name().equals(by)
                    || tables.assignments().isDeputy(by, whom.name(), asked.item(), LegalClock.dateOf(now));
            return may
                    ? ended(asked, new Ending(Optional.of(opinion), words, by, now))
                    : refused("not-asked", whom.name());
        });
    }

    @Override
    public Consulted withdraw(CaseId consultation, Role role, String by) {
        return inOpen(
                consultation,
                (asked, now) -> role == Role.SUPERVISOR || asked.question().by().equals(by)
                        ? ended(asked, new Ending(Optional.empty(), "", by, now))
                        : refused("not-asker", asked.question().by()));
    }

    private Consulted inOpen(CaseId id, BiFunction<Consultation, Instant, Consulted> deed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<Consultation> found = tables.consultations().lock(id);
            if (found.isEmpty()) {
                return refused("unknown-consultation");
            }
            return found.get().ending().isPresent()
                    ? refused("opinion-ended", found.get().number())
                    : deed.apply(found.get(), clock.instant());
        }));
    }

    private Consulted ended(Consultation asked, Ending ending) {
        tables.consultations().end(asked.id(), ending);
        return new Consulted.Done(new Consultation(
                asked.id(), asked.number(), asked.item(), asked.question(), asked.asked(), Optional.of(ending)));
    }

    @Override
    public Optional<Consultation> find(CaseId consultation) {
        return tables.consultations().find(consultation);
    }

    @Override
    public Waiting waiting(List<Whom> whoms) {
        return tables.consultations().waiting(whoms, LegalClock.dateOf(clock.instant()));
    }

    @Override
    public List<Consultation> of(CaseId caseId) {
        return tables.consultations().of(caseId);
    }

    @Override
    public List<Consultation> openWith(Whom whom, Optional<Place> after, int size) {
        if (size < 1 || size > PAGE_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + PAGE_MAX + " rows");
        }
        return tables.consultations().openWith(whom, after, size);
    }
}
