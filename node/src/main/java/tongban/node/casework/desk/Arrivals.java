package tongban.node.casework.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Mode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Limits;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.Standards;
import tongban.node.casework.Standards.Standard;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.desk.CaseBook.Step;
import tongban.node.casework.store.IdentityWords;
import tongban.node.casework.store.RequestTable;
import tongban.node.compact.Compacts;

/** What partners say of cases; each runs in the transaction that stores their entry. */
final class Arrivals {

    private static final Outcome DONE = new Outcome.Done();

    private final Parts parts;
    private final Standards standards;
    private final Supplier<Compacts> compacts;

    Arrivals(Parts parts, Standards standards, Supplier<Compacts> compacts) {
        this.parts = parts;
        this.standards = standards;
        this.compacts = compacts;
    }

    private static Outcome refused(String word, Object... arguments) {
        CaseOutcome.Refused refusal = CaseOutcome.Refused.of(word, arguments);
        return new Outcome.Refused("casework-" + word, Optional.empty(), refusal.both());
    }

    /** Events of a case from its holder: appended as they came, or refused whole. */
    Outcome events(ZoneCode partner, Under ground, CaseMessage.Events said, Instant now) {
        if (said.events().stream().anyMatch(event -> !event.event().zone().equals(partner))) {
            return refused("foreign-events", partner);
        }
        Optional<CaseRecord> known = parts.tables().lock(said.caseId());
        if (known.isEmpty()) {
            return begun(partner, ground, said, now);
        }
        CaseRecord file = known.get();
        if (!file.other(parts.self()).equals(partner) || file.ground().isEmpty()) {
            return refused("not-a-party", partner);
        }
        Optional<List<HeldEvent>> fresh = fresh(file, said.events());
        if (fresh.isEmpty()) {
            return refused("other-history", file.number());
        }
        CaseBook book = parts.book(file, now);
        fresh.get().forEach(book::take);
        if (book.fault().isPresent()) {
            return refused("broken-history", book.fault().get().cause().word());
        }
        parts.learnNoted(fresh.get());
        CaseRecord heard = file.told(book.state().events());
        parts.noteRequests(book);
        CaseRecord kept = parts.keep(heard, book, own(book.state(), now));
        return offered(kept, now);
    }

    /** Those that are not here yet; empty when one of them differs from what is here. */
    private Optional<List<HeldEvent>> fresh(CaseRecord file, List<HeldEvent> said) {
        int known = file.state().events();
        int first = said.getFirst().event().number();
        if (first > known) {
            return Optional.of(said);
        }
        List<HeldEvent> here = parts.tables().events(file.id(), first);
        for (int i = 0; i < Math.min(here.size(), said.size()); i++) {
            if (!here.get(i).head().equals(said.get(i).head())) {
                return Optional.empty();
            }
        }
        return Optional.of(said.subList(Math.min(here.size(), said.size()), said.size()));
    }

    private Outcome begun(ZoneCode partner, Under ground, CaseMessage.Events said, Instant now) {
        CaseBook book = new CaseBook(parts.self(), parts.random(), said.caseId(), Optional.empty(), now);
        said.events().forEach(book::take);
        if (book.fault().isPresent()) {
            return refused("broken-history", book.fault().get().cause().word());
        }
        CaseState state = book.state();
        Optional<Submission> submission =
                Submission.read(said.events().getFirst().body());
        if (submission.isEmpty()) {
            return refused("unreadable");
        }
        if (IdentityWords.isTold(submission.get().subject())) {
            return refused("identity-number", "subject");
        }
        String item = state.opening().item();
        if (!state.receiving().equals(partner) || !state.deciding().equals(parts.self())) {
            return refused("not-a-party", partner);
        }
        if (article(ground).filter(terms -> terms.serves(item)).isEmpty()) {
            return refused("item-not-agreed", item);
        }
        CaseRecord file = new CaseRecord(
                said.caseId(),
                submission.get().number(),
                submission.get().subject(),
                state,
                Optional.of(ground),
                state.events(),
                0,
                book.now(),
                Limits.NONE);
        return offered(parts.begin(file, book, own(state, now), null), now);
    }

    private Optional<Article> article(Under ground) {
        return compacts.get().article(ground.compact(), ground.article());
    }

    private Optional<Standard> own(CaseState state, Instant now) {
        return standards.inForce(state.opening().item(), LegalClock.dateOf(now));
    }

    /** A case that is offered here: declined by rule, taken by rule, or left for a person to take. */
    private Outcome offered(CaseRecord file, Instant now) {
        CaseState state = file.state();
        if (!state.offeredTo().equals(Optional.of(parts.self())) || file.returned() >= state.events()) {
            return DONE;
        }
        Optional<Standard> standard = own(state, now);
        if (standard.isEmpty()) {
            return decline(file, "no-such-item", now);
        }
        boolean differs = !standard.get().id().equals(state.opening().standard());
        Under ground = file.ground().orElseThrow();
        String item = state.opening().item();
        if (differs && article(ground).filter(terms -> terms.requiresSame(item)).isPresent()) {
            return decline(file, "standards-differ", now);
        }
        if (state.opening().mode() != Mode.ONLINE) {
            return DONE;
        }
        CaseBook book = parts.book(file, now);
        book.add(Step.bySystem(Act.TAKE, Map.of()));
        if (differs) {
            book.add(Step.bySystem(
                    Act.MARK_DIFFERENCE,
                    Map.of(FactName.STANDARD, standard.get().id())));
        }
        parts.noteRequests(book);
        parts.keep(file, book, standard);
        return DONE;
    }

    private Outcome decline(CaseRecord file, String ground, Instant now) {
        CaseMessage.Return declined =
                new CaseMessage.Return(file.id(), file.state().events(), true, ground);
        parts.sharing().returned(file, declined, now);
        parts.tables().update(file.gaveBack(file.state().events()));
        return DONE;
    }

    /** A request that somebody made in another zone. */
    Outcome request(ZoneCode partner, CaseMessage.Request said, Instant now) {
        Optional<CaseRecord> known = parts.tables().lock(said.caseId());
        if (known.isEmpty() || !known.get().other(parts.self()).equals(partner)) {
            return refused("unknown-case");
        }
        CaseRecord file = known.get();
        parts.requests()
                .add(new RequestTable.Row(said.id(), file.id(), partner, said.kind(), said.made(), said.body()));
        CaseBook book = parts.book(file, now);
        parts.noteRequests(book);
        if (!book.added().isEmpty()) {
            parts.keep(file, book, own(book.state(), now));
        }
        return DONE;
    }

    /** The other zone gives an offer back, or asks for its own. */
    Outcome returned(ZoneCode partner, CaseMessage.Return said, Instant now) {
        CaseId id = said.caseId();
        Optional<CaseRecord> known = parts.tables().lock(id);
        if (known.isEmpty() || !known.get().other(parts.self()).equals(partner)) {
            return refused("unknown-case");
        }
        CaseRecord file = known.get();
        boolean thisOffer = file.state().events() == said.offer()
                && file.state().offeredTo().isPresent();
        if (!thisOffer) {
            // It was taken, or ended before: the events tell.
            return DONE;
        }
        if (!said.declined()) {
            return decline(file, "recalled", now);
        }
        CaseBook book = parts.book(file, now);
        boolean recalled = said.ground().equals("recalled");
        book.add(
                recalled
                        ? Step.bySystem(Act.RECALL, Map.of())
                        : Step.bySystem(Act.END_OFFER, Map.of(FactName.GROUND, said.ground())));
        if (book.fault().isPresent()) {
            return refused("broken-history", book.fault().get().cause().word());
        }
        parts.noteRequests(book);
        parts.keep(file, book, Optional.empty());
        return DONE;
    }
}
