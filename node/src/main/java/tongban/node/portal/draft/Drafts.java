package tongban.node.portal.draft;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.identity.Applicant;
import tongban.node.web.StrictJson;

/** The drafts of applicants: each sees and changes its own. */
public final class Drafts {

    private final DraftTable table;
    private final TransactionTemplate transactions;
    private final RandomGenerator random;
    private final InstantSource clock;

    public Drafts(DraftTable table, TransactionTemplate transactions, RandomGenerator random, InstantSource clock) {
        this.table = table;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    /** The name of an account in this module's tables, which store only its hash. */
    static String account(Applicant applicant) {
        return applicant.account().toString();
    }

    /** Begins one. */
    public Draft begin(Draft.Of item, Draft.Party party, Applicant applicant) {
        Instant now = clock.instant();
        Draft draft = new Draft(CaseId.random(random), item, StrictJson.object(), now, Optional.empty());
        draft.party(party);
        table.add(draft, account(applicant));
        return draft;
    }

    /** Begins the supplement of a case, or goes on with the one that was begun. */
    public Draft supplement(Draft.Of item, Draft.Party party, Applicant applicant, Consumer<Draft> filled) {
        Instant now = clock.instant();
        Draft draft = new Draft(CaseId.random(random), item, StrictJson.object(), now, Optional.empty());
        draft.party(party);
        filled.accept(draft);
        Optional<Draft> begun = open(applicant).stream()
                .filter(one -> one.supplements().equals(draft.supplements()))
                .findFirst();
        if (begun.isEmpty()) {
            table.add(draft, account(applicant));
        }
        return begun.orElse(draft);
    }

    /** One of the applicant's own. */
    public Optional<Draft> find(CaseId id, Applicant applicant) {
        return table.find(id, account(applicant));
    }

    /** Those that are not handed in, the last changed first. */
    public List<Draft> open(Applicant applicant) {
        return table.open(account(applicant));
    }

    /** Changes one that is not handed in; two tabs do it one after the other. Empty when there is none any more. */
    public Optional<Draft> change(CaseId id, Applicant applicant, Consumer<Draft> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<Draft> draft = table.lock(id, account(applicant))
                    .filter(found -> found.filed().isEmpty());
            draft.ifPresent(found -> table.change(found, clock.instant(), change));
            return draft;
        }));
    }

    /** Goes on under another version of the standard. */
    public void renew(CaseId id, Applicant applicant, String standard) {
        transactions.executeWithoutResult(status -> table.lock(id, account(applicant))
                .filter(found -> found.filed().isEmpty())
                .ifPresent(found -> table.change(
                        new Draft(
                                found.id(),
                                new Draft.Of(found.item().item(), found.item().deciding(), standard),
                                found.content(),
                                found.changed(),
                                found.filed()),
                        clock.instant(),
                        same -> {})));
    }

    /** Takes one away that is not handed in. */
    public void discard(CaseId id, Applicant applicant) {
        transactions.executeWithoutResult(status -> table.lock(id, account(applicant))
                .filter(found -> found.filed().isEmpty())
                .ifPresent(found -> table.remove(found.id())));
    }
}
