package tongban.kernel.casework;

import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.LegalReference;

/** What an event that may follow changes. */
final class Effects {

    private Effects() {}

    static CaseState opened(CaseEvent event) {
        ZoneCode receiving = event.fact(FactName.RECEIVING).flatMap(Facts::zone).orElseThrow();
        Opening opening = new Opening(
                event.fact(FactName.ITEM).orElseThrow(),
                event.fact(FactName.STANDARD).orElseThrow(),
                receiving,
                event.fact(FactName.DECIDING).flatMap(Facts::zone).orElseThrow(),
                event.fact(FactName.MODE).flatMap(Mode::read).orElseThrow());
        return new CaseState(
                event.caseId(),
                event,
                event.digest(),
                opening,
                Phase.SUBMITTED,
                receiving,
                Optional.empty(),
                false,
                Optional.empty(),
                Requests.NONE);
    }

    static CaseState applied(CaseState before, CaseEvent event) {
        CaseState state = before.after(event, event.digest());
        Optional<Phase> to = Moves.of(event.act()).to();
        CaseState moved = to.map(state::in).orElse(state);
        return disposed(clocked(handed(moved, event), event), event, before);
    }

    private static CaseState handed(CaseState state, CaseEvent event) {
        return switch (event.act()) {
            case OFFER -> state.held(state.holder(), event.fact(FactName.TO).flatMap(Facts::zone));
            case TAKE -> state.held(event.zone(), Optional.empty());
            case RECALL, END_OFFER -> state.held(state.holder(), Optional.empty());
            case MARK_DIFFERENCE -> state.different();
            default -> state;
        };
    }

    private static CaseState clocked(CaseState state, CaseEvent event) {
        if (event.act() == Act.ACCEPT || event.act() == Act.DEEM_ACCEPTED) {
            return state.with(accepted(event));
        }
        if (state.proceeding().isEmpty()) {
            return state;
        }
        Proceeding known = state.proceeding().get();
        String ground = event.fact(FactName.GROUND).orElse(event.act().event());
        LegalReference basis = event.fact(FactName.BASIS)
                .flatMap(Facts::reference)
                .orElse(known.limit().basis());
        return switch (event.act()) {
            case PAUSE -> state.with(known.and(new ClockEvent.Paused(event.at(), ground, basis)));
            case RESUME -> state.with(known.and(new ClockEvent.Resumed(event.at(), ground, basis)));
            case EXTEND -> {
                int days = event.fact(FactName.DAYS).map(Integer::parseInt).orElseThrow();
                yield state.with(known.and(new ClockEvent.Extended(event.at(), days, ground, basis)));
            }
            case PROPOSE -> state.with(known.proposed(Optional.of(event.by())));
            case RETURN -> state.with(known.proposed(Optional.empty()));
            case GRANT, REFUSE, WITHDRAW ->
                state.with(known.decided(new ClockEvent.Stopped(event.at(), ground, basis)));
            case REVOKE_DECISION -> state.with(known.again(new ClockEvent.Started(event.at(), ground, basis)));
            default -> state;
        };
    }

    private static Proceeding accepted(CaseEvent event) {
        TimeLimit limit = event.fact(FactName.LIMIT).flatMap(Facts::limit).orElseThrow();
        LegalReference basis =
                event.fact(FactName.BASIS).flatMap(Facts::reference).orElseThrow();
        var since = event.fact(FactName.SINCE).flatMap(Facts::instant).orElse(event.at());
        return new Proceeding(
                event.fact(FactName.EYES).orElseThrow().equals("4"),
                limit,
                event.fact(FactName.EXTENSION)
                        .flatMap(Facts::limit)
                        .map(more -> new ExtensionLimit(more.length(), more.basis())),
                List.of(new ClockEvent.Started(since, event.act().event(), basis)),
                Optional.empty(),
                Optional.empty());
    }

    private static CaseState disposed(CaseState state, CaseEvent event, CaseState before) {
        Optional<CaseId> request = Course.request(event);
        if (event.act() == Act.REVOKE_DECISION) {
            return state.with(state.requests().uncrossed());
        }
        if (request.isEmpty()) {
            return state;
        }
        if (event.act() != Act.NOTE_REQUEST) {
            return state.with(state.requests().without(request.get()));
        }
        RequestKind kind = event.fact(FactName.KIND).flatMap(RequestKind::read).orElseThrow();
        var made = event.fact(FactName.MADE).flatMap(Facts::instant).orElseThrow();
        boolean crosses = kind.beforeDecision()
                && before.phase().decided()
                && before.proceeding()
                        .flatMap(Proceeding::decidedAt)
                        .filter(made::isBefore)
                        .isPresent();
        // A message needs no answer: it stands in the thread and is no open matter.
        return kind == RequestKind.MESSAGE ? state : state.with(state.requests().with(request.get(), kind, crosses));
    }
}
