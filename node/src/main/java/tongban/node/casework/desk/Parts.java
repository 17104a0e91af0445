package tongban.node.casework.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseFault;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Limits;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.Standards.Standard;
import tongban.node.casework.crossing.Sharing;
import tongban.node.casework.desk.CaseBook.Step;
import tongban.node.casework.hook.Progress;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.RequestTable;
import tongban.node.casework.store.SearchWords;

/** What desk and handlers do alike: keep a case after its events, and tell the other zone. */
final class Parts {

    private final CaseTables tables;
    private final RequestTable requests;
    private final Sharing sharing;
    private final Clocks clocks;
    private final Notices notices;
    private final RandomGenerator random;
    private final Progress progress;
    private final Unread unread;

    /** The tables of cases. */
    record Stored(CaseTables tables, RequestTable requests) {}

    /** Who hears of each event, within its transaction. */
    record Heard(Notices notices, Progress progress, Unread unread) {}

    Parts(Stored stored, Sharing sharing, Clocks clocks, Heard heard, RandomGenerator random) {
        this.tables = stored.tables();
        this.requests = stored.requests();
        this.sharing = sharing;
        this.clocks = clocks;
        this.notices = heard.notices();
        this.random = random;
        this.progress = heard.progress();
        this.unread = heard.unread();
    }

    CaseTables tables() {
        return tables;
    }

    RequestTable requests() {
        return requests;
    }

    Sharing sharing() {
        return sharing;
    }

    Clocks clocks() {
        return clocks;
    }

    RandomGenerator random() {
        return random;
    }

    Notices notices() {
        return notices;
    }

    ZoneCode self() {
        return sharing.self();
    }

    CaseBook book(CaseRecord file, Instant now) {
        return new CaseBook(self(), random, file.id(), Optional.of(file.state()), now);
    }

    static CaseOutcome.Refused refused(CaseFault fault) {
        return CaseOutcome.Refused.of(fault.cause().word(), fault.detail());
    }

    /**
     * Keeps a case that is new here.
     *
     * @param twin the digest of what its application says; null of one that a partner took
     */
    CaseRecord begin(CaseRecord file, CaseBook book, Optional<Standard> standard, byte @Nullable [] twin) {
        CaseRecord begun = file.in(book.state(), limits(file, book, standard));
        CaseRecord kept = sharing.told(begun);
        HeldEvent first = book.added().getFirst();
        List<String> words = new ArrayList<>(SearchWords.of(file.number(), file.subject()));
        words.addAll(tables.identities().in(book.added()));
        tables.insert(kept, first.event().at(), words, twin);
        tables.add(book.added());
        tell(begun, book);
        return kept;
    }

    /** Keeps a case after more events. */
    CaseRecord keep(CaseRecord file, CaseBook book, Optional<Standard> standard) {
        CaseRecord moved = file.in(book.state(), limits(file, book, standard));
        CaseRecord kept = sharing.told(moved);
        tables.add(book.added());
        tables.update(kept);
        tables.foundBy(file.id(), tables.identities().in(book.added()));
        tell(moved, book);
        return kept;
    }

    private Limits limits(CaseRecord file, CaseBook book, Optional<Standard> standard) {
        return clocks.after(file.limits(), book.state(), book.added(), standard.map(Standard::gaps), book.now());
    }

    /** Tells everybody who is to hear of it, the other zone last: all of it happens, or the case is not kept either. */
    private void tell(CaseRecord file, CaseBook book) {
        if (file.state().receiving().equals(self())) {
            notices.tell(file, book.added(), book.now());
        }
        progress.moved(file, book.added(), book.now());
        unread.heard(file, book.added());
        sharing.events(file, book.added(), book.now());
    }

    /**
     * Notes requests that came while this zone did not hold the case, or are just made. A supplement that the case
     * waits for needs nobody's discretion and is taken at once.
     */
    void noteRequests(CaseBook book) {
        CaseState state = book.state();
        if (!state.holder().equals(self()) || state.offeredTo().isPresent()) {
            return;
        }
        for (RequestTable.Row request : requests.notNoted(state.id())) {
            Map<FactName, String> facts = Map.of(
                    FactName.REQUEST, request.id().toString(),
                    FactName.KIND, request.kind().word(),
                    FactName.MADE, request.made().toString());
            book.add(new Step(Act.NOTE_REQUEST, Role.SYSTEM, CaseBook.SYSTEM, facts, request.body()));
            if (book.fault().isPresent()) {
                return;
            }
            requests.noted(request.id(), book.state().events());
            if (request.kind() == RequestKind.SUPPLEMENT && book.state().phase() == Phase.GAPS_TOLD) {
                Map<FactName, String> by = Map.of(FactName.REQUEST, request.id().toString());
                book.add(new Step(Act.SUPPLEMENT, Role.SYSTEM, CaseBook.SYSTEM, by, request.body()));
            }
        }
    }

    /** What the events of a partner tell of requests that are also kept here. */
    void learnNoted(List<HeldEvent> events) {
        for (HeldEvent held : events) {
            if (held.event().act() == Act.NOTE_REQUEST) {
                held.event()
                        .fact(FactName.REQUEST)
                        .flatMap(CaseId::read)
                        .ifPresent(id -> requests.noted(id, held.event().number()));
            }
        }
    }
}
