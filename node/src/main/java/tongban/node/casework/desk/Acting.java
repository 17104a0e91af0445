package tongban.node.casework.desk;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Facts;
import tongban.kernel.casework.Moves;
import tongban.kernel.casework.Role;
import tongban.kernel.code.CreditCode;
import tongban.node.casework.Asking;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Doing;
import tongban.node.casework.Standards;
import tongban.node.casework.Standards.Standard;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.desk.CaseBook.Step;
import tongban.node.casework.store.RequestTable;
import tools.jackson.databind.JsonNode;

/** What is done to one case that is locked: acts of people, requests, and what a rule alone makes due. */
final class Acting {

    /** Those whom a standard names; applicants, supervisors and rules take part in every item. */
    private static final Set<Role> OFFICES = EnumSet.of(Role.COUNTER, Role.ACCEPTOR, Role.REVIEWER, Role.DECIDER);

    private final Parts parts;
    private final Standards standards;

    private final Assigning assigning;

    Acting(Parts parts, Standards standards, Assigning assigning) {
        this.parts = parts;
        this.standards = standards;
        this.assigning = assigning;
    }

    /** @param body of what is done, as it was read */
    CaseOutcome act(CaseRecord file, Doing doing, JsonNode body, Instant now) {
        if (doing.act() == Act.RECALL) {
            return recall(file, doing, now);
        }
        Optional<Standard> standard = standard(file);
        Optional<CaseOutcome.Refused> unfit = unfit(doing, standard)
                .or(() -> Reasons.newGaps(doing, body, () -> parts.tables().events(file.id(), 1)))
                .or(() -> assigning.barred(file, doing, now));
        if (unfit.isPresent()) {
            return unfit.get();
        }
        return switch (rested(file, doing, body)) {
            case Forms.Completed.No no -> no.refusal();
            case Forms.Completed.Yes yes -> booked(file, yes.doing(), standard, now);
        };
    }

    private static Optional<CaseOutcome.Refused> unfit(Doing doing, Optional<Standard> standard) {
        boolean office = OFFICES.contains(doing.role());
        if (office
                && standard.filter(known -> !known.roles().contains(doing.role()))
                        .isPresent()) {
            return Optional.of(
                    CaseOutcome.Refused.of("role-not-in-item", doing.role().word()));
        }
        return Optional.empty();
    }

    /** An act that rests on rules is completed by what they find in the form as it now stands. */
    private Forms.Completed rested(CaseRecord file, Doing doing, JsonNode body) {
        if (Forms.rules(body).isEmpty()) {
            return new Forms.Completed.Yes(doing);
        }
        byte[] form = Forms.current(parts.tables().events(file.id(), 1));
        return Forms.completed(doing, body, standards.unmet(rulesOf(file), form));
    }

    private String rulesOf(CaseRecord file) {
        return standard(file).map(Standard::id).orElse(file.state().opening().standard());
    }

    private CaseOutcome booked(CaseRecord file, Doing doing, Optional<Standard> standard, Instant now) {
        CaseBook book = parts.book(file, now);
        boolean offeredHere =
                file.state().offeredTo().filter(parts.self()::equals).isPresent();
        boolean gaveBack = offeredHere && file.returned() >= file.state().events();
        if (gaveBack && (Moves.TAKING.contains(doing.act()) || doing.act() == Act.TAKE)) {
            return CaseOutcome.Refused.of("offer-returned");
        }
        if (offeredHere && Moves.TAKING.contains(doing.act())) {
            book.add(new Step(Act.TAKE, Role.ACCEPTOR, doing.by(), Map.of(), CaseBook.NO_WORDS));
            parts.noteRequests(book);
        }
        Optional<Map<FactName, String>> facts = facts(doing, standard);
        if (facts.isEmpty()) {
            return CaseOutcome.Refused.of("no-authority", file.state().opening().item());
        }
        book.add(new Step(doing.act(), doing.role(), doing.by(), facts.get(), doing.body()));
        if (doing.act() == Act.TAKE) {
            parts.noteRequests(book);
        }
        return kept(file, book, standard);
    }

    private CaseOutcome kept(CaseRecord file, CaseBook book, Optional<Standard> standard) {
        if (book.fault().isPresent()) {
            return Parts.refused(book.fault().get());
        }
        return parts.clocks()
                .refusal(book.state(), book.now())
                .<CaseOutcome>map(
                        no -> CaseOutcome.Refused.of("clock", no.getClass().getSimpleName()))
                .orElseGet(() -> new CaseOutcome.Done(parts.keep(file, book, standard)));
    }

    /** The standard of this zone that decides: the one in force on the day of receipt. */
    private Optional<Standard> standard(CaseRecord file) {
        CaseState state = file.state();
        return state.deciding().equals(parts.self())
                ? standards.inForce(state.opening().item(), LegalClock.dateOf(file.arrived()))
                : Optional.empty();
    }

    /** What the act needs and the person need not say; empty when nobody may act for the zone. */
    private static Optional<Map<FactName, String>> facts(Doing doing, Optional<Standard> standard) {
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        facts.putAll(doing.facts());
        for (FactName needed : doing.act().required()) {
            if (standard.isPresent() && !facts.containsKey(needed)) {
                known(needed, doing.act(), standard.get()).ifPresent(value -> facts.put(needed, value));
            }
        }
        if (doing.act() == Act.ACCEPT && standard.isPresent()) {
            standard.get()
                    .extension()
                    .ifPresent(more -> facts.put(
                            FactName.EXTENSION,
                            Facts.text(new TimeLimit(
                                    more.length(), standard.get().decision().kind(), more.basis()))));
        }
        boolean nobody = doing.act().required().contains(FactName.AUTHORITY) && !facts.containsKey(FactName.AUTHORITY);
        return nobody ? Optional.empty() : Optional.of(facts);
    }

    static Optional<String> known(FactName fact, Act act, Standard standard) {
        return switch (fact) {
            case STANDARD -> Optional.of(standard.id());
            case AUTHORITY -> standard.authority().map(CreditCode::value);
            case EYES -> Optional.of(standard.fourEyes() ? "4" : "2");
            case LIMIT -> Optional.of(Facts.text(standard.decision()));
            case BASIS ->
                switch (act) {
                    case ACCEPT -> Optional.of(Facts.text(standard.acceptance()));
                    case TELL_GAPS, DEEM_ACCEPTED ->
                        Optional.of(Facts.text(standard.gaps().basis()));
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /** Whether the other zone has taken it already only that zone knows: it is asked. */
    private CaseOutcome recall(CaseRecord file, Doing doing, Instant now) {
        CaseBook trial = parts.book(file, now);
        trial.add(new Step(doing.act(), doing.role(), doing.by(), doing.facts(), doing.body()));
        if (trial.fault().isPresent()) {
            return Parts.refused(trial.fault().get());
        }
        parts.sharing()
                .returned(file, new CaseMessage.Return(file.id(), file.state().events(), false, "recalled"), now);
        return new CaseOutcome.Done(file);
    }

    CaseOutcome ask(CaseRecord file, Asking asking, Instant now) {
        CaseBook book = parts.book(file, now);
        CaseId id = CaseId.random(parts.random());
        RequestTable.Row request =
                new RequestTable.Row(id, file.id(), parts.self(), asking.kind(), book.now(), asking.body());
        parts.requests().add(request);
        boolean here = file.state().holder().equals(parts.self())
                && file.state().offeredTo().isEmpty();
        if (here) {
            parts.noteRequests(book);
            return kept(file, book, standard(file));
        }
        parts.sharing()
                .request(
                        file,
                        new CaseMessage.Request(file.id(), id, asking.kind(), book.now(), asking.body()),
                        book.now());
        return new CaseOutcome.Done(file);
    }

    CaseOutcome deem(CaseRecord file, Instant now) {
        Optional<Standard> standard = standard(file);
        Optional<Instant> since = Clocks.since(parts.tables().events(file.id(), 1));
        boolean due = file.limits().gaps().filter(end -> !now.isBefore(end)).isPresent();
        if (!due || standard.isEmpty() || since.isEmpty()) {
            return CaseOutcome.Refused.of("not-due");
        }
        Map<FactName, String> given = Map.of(FactName.SINCE, since.get().toString());
        Doing doing = new Doing(Act.DEEM_ACCEPTED, Role.SYSTEM, CaseBook.SYSTEM, given, CaseBook.NO_WORDS);
        Optional<Map<FactName, String>> facts = facts(doing, standard);
        if (facts.isEmpty()) {
            return CaseOutcome.Refused.of("no-authority", file.state().opening().item());
        }
        CaseBook book = parts.book(file, now);
        book.add(Step.bySystem(Act.DEEM_ACCEPTED, facts.get()));
        return kept(file, book, standard);
    }

    /** Tells that a limit ends soon, or has ended: once for each. */
    CaseOutcome remind(CaseRecord file, int step, Instant now) {
        boolean late =
                file.limits().decision().filter(end -> !now.isBefore(end)).isPresent();
        parts.notices().remind(file, late, now);
        parts.tables().reminded(file.id(), late ? 2 : step);
        return new CaseOutcome.Done(file);
    }
}
