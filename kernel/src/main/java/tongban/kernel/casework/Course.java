package tongban.kernel.casework;

import static tongban.kernel.casework.CaseFault.Cause;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.code.ZoneCode;

/** Whether one event may follow another. */
final class Course {

    private Course() {}

    static CaseAnswer after(Optional<CaseState> before, CaseEvent event) {
        @Nullable CaseFault fault = chain(before, event);
        if (fault == null) {
            fault = move(before, event);
        }
        if (fault == null && before.isPresent()) {
            fault = matter(before.get(), event);
        }
        if (fault != null) {
            return new CaseAnswer.Refused(fault);
        }
        return new CaseAnswer.Moved(
                before.map(state -> Effects.applied(state, event)).orElseGet(() -> Effects.opened(event)));
    }

    private static @Nullable CaseFault chain(Optional<CaseState> before, CaseEvent event) {
        int number = before.map(CaseState::events).orElse(0) + 1;
        if (event.number() != number) {
            return new CaseFault(Cause.WRONG_NUMBER, event.number() + " instead of " + number);
        }
        if (!event.previous().equals(before.map(CaseState::head).orElse(CaseEvent.NOTHING))) {
            return new CaseFault(Cause.WRONG_PREVIOUS, event.previous().brief());
        }
        if (before.isPresent() && !before.get().id().equals(event.caseId())) {
            return new CaseFault(Cause.OTHER_CASE, event.caseId().toString());
        }
        if (before.isPresent() && event.at().isBefore(before.get().at())) {
            return new CaseFault(Cause.TIME_FALLS, event.at().toString());
        }
        return null;
    }

    /** Seat, phase and role in this order, so that the first thing said is who has the case at all. */
    private static @Nullable CaseFault move(Optional<CaseState> before, CaseEvent event) {
        Move move = Moves.of(event.act());
        ZoneCode zone = before.isPresent()
                ? event.zone()
                : event.fact(FactName.RECEIVING).flatMap(Facts::zone).orElse(event.zone());
        if (!event.zone().equals(zone) || !move.seat().taken(event.zone(), before)) {
            return new CaseFault(Cause.WRONG_SEAT, move.seat().word());
        }
        if (before.isPresent() && !move.from().contains(before.get().phase())) {
            return new CaseFault(Cause.WRONG_PHASE, before.get().phase().word());
        }
        if (!move.roles().contains(event.role())) {
            return new CaseFault(Cause.WRONG_ROLE, event.role().word());
        }
        for (FactName fact : event.act().required()) {
            if (event.fact(fact).isEmpty()) {
                return new CaseFault(Cause.WRONG_FACTS, fact.word());
            }
        }
        for (FactName fact : event.facts().keySet()) {
            if (!event.act().knows(fact)) {
                return new CaseFault(Cause.WRONG_FACTS, fact.word());
            }
        }
        return null;
    }

    private static @Nullable CaseFault matter(CaseState state, CaseEvent event) {
        return switch (event.act()) {
            case OFFER -> offer(state, event);
            case GRANT, REFUSE -> decision(state, event);
            case COMPLETE ->
                state.requests()
                        .crossed()
                        .map(request -> new CaseFault(Cause.DECISION_CROSSED, request.toString()))
                        .orElse(null);
            case CONFIRM_DECISION ->
                state.requests().crossed().equals(request(event))
                        ? null
                        : new CaseFault(
                                Cause.NOT_CROSSED, event.fact(FactName.REQUEST).orElse(""));
            case NOTE_REQUEST -> noted(state, event);
            case SUPPLEMENT, WITHDRAW, DENY_REQUEST, ANSWER_COMPLAINT, REVOKE_DECISION -> disposal(state, event);
            default -> null;
        };
    }

    private static @Nullable CaseFault offer(CaseState state, CaseEvent event) {
        Optional<ZoneCode> to = event.fact(FactName.TO).flatMap(Facts::zone);
        return to.equals(Optional.of(state.deciding())) && !state.opening().isLocal()
                ? null
                : new CaseFault(Cause.WRONG_FACTS, FactName.TO.word());
    }

    private static @Nullable CaseFault decision(CaseState state, CaseEvent event) {
        if (state.requests().stopDecision()) {
            return new CaseFault(
                    Cause.OPEN_REQUESTS,
                    Integer.toString(state.requests().open().size()));
        }
        Optional<Proceeding> proceeding = state.proceeding();
        boolean four = proceeding.map(Proceeding::fourEyes).orElse(true);
        Optional<String> proposer = proceeding.flatMap(Proceeding::proposedBy);
        return four && (proposer.isEmpty() || proposer.get().equals(event.by()))
                ? new CaseFault(Cause.FOUR_EYES, proposer.isEmpty() ? "no proposal" : "the same person")
                : null;
    }

    private static @Nullable CaseFault noted(CaseState state, CaseEvent event) {
        return request(event).filter(state.requests().open()::containsKey).isPresent()
                ? new CaseFault(Cause.NO_SUCH_REQUEST, "noted already")
                : null;
    }

    /** A request that an event disposes of must be open, and of a kind that the act answers. */
    private static @Nullable CaseFault disposal(CaseState state, CaseEvent event) {
        Optional<CaseId> request = request(event);
        if (request.isEmpty()) {
            return needsRequest(event) ? new CaseFault(Cause.NO_SUCH_REQUEST, "") : null;
        }
        if (event.act() == Act.DENY_REQUEST && state.requests().crossed().equals(request)) {
            return new CaseFault(Cause.DECISION_CROSSED, request.get().toString());
        }
        @Nullable RequestKind kind = state.requests().open().get(request.get());
        boolean fits = kind != null
                && switch (event.act()) {
                    case SUPPLEMENT -> kind == RequestKind.SUPPLEMENT;
                    case WITHDRAW -> kind == RequestKind.WITHDRAWAL;
                    case ANSWER_COMPLAINT -> kind == RequestKind.COMPLAINT;
                    default -> true;
                };
        return fits ? null : new CaseFault(Cause.NO_SUCH_REQUEST, request.get().toString());
    }

    /** Nobody takes an application back, or adds to it, but the applicant: in person, or by a request. */
    private static boolean needsRequest(CaseEvent event) {
        boolean present = event.role() == Role.APPLICANT || event.role() == Role.COUNTER;
        return !present && (event.act() == Act.WITHDRAW || event.act() == Act.SUPPLEMENT);
    }

    static Optional<CaseId> request(CaseEvent event) {
        return event.fact(FactName.REQUEST).flatMap(CaseId::read);
    }
}
