package tongban.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.kernel.casework.History.A;
import static tongban.kernel.casework.History.B;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.calendar.ClockEvent;
import tongban.kernel.casework.CaseFault.Cause;

class CaseStateTest {

    private static Cause cause(CaseAnswer answer) {
        return ((CaseAnswer.Refused) answer).fault().cause();
    }

    @Test
    void theHolderIsOneZoneAtATime() {
        History history = History.begun();
        assertThat(history.state().holder()).isEqualTo(A);
        history.does(A, Act.OFFER, Role.COUNTER);
        assertThat(history.state().holder()).isEqualTo(A);
        assertThat(history.state().movesBy(A)).isFalse();
        assertThat(history.state().movesBy(B)).isTrue();
        history.does(B, Act.TAKE, Role.ACCEPTOR);
        assertThat(history.state().holder()).isEqualTo(B);
        assertThat(history.state().offeredTo()).isEmpty();
    }

    @Test
    void aRecalledOfferLeavesTheCaseWhereItWas() {
        History history = History.begun().does(A, Act.OFFER, Role.COUNTER).does(A, Act.RECALL, Role.COUNTER);

        assertThat(history.state().holder()).isEqualTo(A);
        assertThat(cause(history.tried(history.next(B, Act.TAKE, Role.ACCEPTOR))))
                .isEqualTo(Cause.WRONG_SEAT);
    }

    @Test
    void anEventFollowsTheOneThatItNames() {
        History history = History.begun();
        CaseEvent next = history.next(A, Act.OFFER, Role.COUNTER);
        history.does(A, Act.RECEIVE, Role.COUNTER);

        assertThat(cause(history.tried(next))).isEqualTo(Cause.WRONG_NUMBER);
        CaseEvent forked = new CaseEvent(
                next.caseId(),
                3,
                next.previous(),
                A,
                next.at(),
                next.act(),
                next.role(),
                "x",
                next.facts(),
                next.body());
        assertThat(cause(history.tried(forked))).isEqualTo(Cause.WRONG_PREVIOUS);
    }

    @Test
    void timesOfACaseNeverFall() {
        History history = History.begun().at("2026-11-25T00:59:59Z");

        assertThat(cause(history.tried(history.next(A, Act.OFFER, Role.COUNTER))))
                .isEqualTo(Cause.TIME_FALLS);
    }

    @Test
    void whoProposedDoesNotDecide() {
        History history = History.accepted();
        assertThat(cause(history.tried(history.next(B, Act.GRANT, Role.DECIDER))))
                .isEqualTo(Cause.FOUR_EYES);
        history.does(B, Act.PROPOSE, Role.REVIEWER);
        CaseEvent decision = history.next(B, Act.GRANT, Role.DECIDER);
        CaseEvent same = new CaseEvent(
                decision.caseId(),
                decision.number(),
                decision.previous(),
                B,
                decision.at(),
                Act.GRANT,
                Role.DECIDER,
                "reviewer-1",
                decision.facts(),
                decision.body());

        assertThat(cause(history.tried(same))).isEqualTo(Cause.FOUR_EYES);
        assertThat(history.tried(decision)).isInstanceOf(CaseAnswer.Moved.class);
    }

    @Test
    void twoEyesDecideWithoutAProposal() {
        History history = History.taken().does(B, Act.ACCEPT, Role.ACCEPTOR, FactName.EYES, "2");

        history.does(B, Act.REFUSE, Role.DECIDER);
        assertThat(history.state().phase()).isEqualTo(Phase.REFUSED);
    }

    @Test
    void noDecisionWhileARequestIsOpen() {
        History history = History.proposed().does(B, Act.NOTE_REQUEST, Role.SYSTEM);
        assertThat(cause(history.tried(history.next(B, Act.GRANT, Role.DECIDER))))
                .isEqualTo(Cause.OPEN_REQUESTS);

        history.does(B, Act.DENY_REQUEST, Role.REVIEWER);
        assertThat(history.tried(history.next(B, Act.GRANT, Role.DECIDER))).isInstanceOf(CaseAnswer.Moved.class);
    }

    @Test
    void aComplaintStopsNoDecision() {
        History history = History.proposed().does(B, Act.NOTE_REQUEST, Role.SYSTEM, FactName.KIND, "complaint");

        history.does(B, Act.GRANT, Role.DECIDER).does(B, Act.ANSWER_COMPLAINT, Role.SUPERVISOR);
        assertThat(history.state().requests().open()).isEmpty();
    }

    @Test
    void aDecisionThatCrossedARequestIsConfirmedOrRevokedFirst() {
        History crossed = History.granted()
                .at("2026-11-25T03:00:00Z")
                .does(B, Act.NOTE_REQUEST, Role.SYSTEM, FactName.MADE, "2026-11-25T00:30:00Z");
        assertThat(crossed.state().requests().crossed()).contains(History.REQUEST);
        assertThat(cause(crossed.tried(crossed.next(B, Act.COMPLETE, Role.SYSTEM))))
                .isEqualTo(Cause.DECISION_CROSSED);

        crossed.does(B, Act.REVOKE_DECISION, Role.DECIDER)
                .does(B, Act.WITHDRAW, Role.REVIEWER, FactName.REQUEST, History.REQUEST.toString());
        assertThat(crossed.state().phase()).isEqualTo(Phase.WITHDRAWN);
        assertThat(crossed.state().requests()).isEqualTo(Requests.NONE);
    }

    @Test
    void onlyWhoMayDecideDisposesOfARequestThatADecisionCrossed() {
        History crossed = History.granted()
                .at("2026-11-25T03:00:00Z")
                .does(B, Act.NOTE_REQUEST, Role.SYSTEM, FactName.MADE, "2026-11-25T00:30:00Z");

        assertThat(cause(crossed.tried(crossed.next(B, Act.DENY_REQUEST, Role.REVIEWER))))
                .isEqualTo(Cause.DECISION_CROSSED);
        crossed.does(B, Act.CONFIRM_DECISION, Role.DECIDER).does(B, Act.COMPLETE, Role.SYSTEM);
        assertThat(crossed.state().phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void noOfficialTakesAnApplicationBackWithoutARequest() {
        History history = History.accepted();
        assertThat(cause(history.tried(history.next(B, Act.WITHDRAW, Role.REVIEWER))))
                .isEqualTo(Cause.NO_SUCH_REQUEST);

        history.does(B, Act.NOTE_REQUEST, Role.SYSTEM)
                .does(B, Act.WITHDRAW, Role.REVIEWER, FactName.REQUEST, History.REQUEST.toString());
        assertThat(history.state().phase()).isEqualTo(Phase.WITHDRAWN);
    }

    @Test
    void aRequestMadeAfterTheDecisionCrossesNothing() {
        History history = History.granted()
                .at("2026-11-25T03:00:00Z")
                .does(B, Act.NOTE_REQUEST, Role.SYSTEM, FactName.MADE, "2026-11-25T02:00:00Z");

        assertThat(history.state().requests().crossed()).isEmpty();
        assertThat(history.tried(history.next(B, Act.COMPLETE, Role.SYSTEM))).isInstanceOf(CaseAnswer.Moved.class);
    }

    @Test
    void factsThatAnActDoesNotKnowAreRefused() {
        History history = History.begun();

        assertThat(cause(history.tried(history.next(A, Act.OFFER, Role.COUNTER, Map.of()))))
                .isEqualTo(Cause.WRONG_FACTS);
        assertThat(cause(history.tried(history.next(A, Act.RECEIVE, Role.COUNTER, Map.of(FactName.DAYS, "1")))))
                .isEqualTo(Cause.WRONG_FACTS);
    }

    @Test
    void theClockBeginsWithAcceptanceAndStopsWithTheDecision() {
        assertThat(History.taken().state().proceeding()).isEmpty();
        History history = History.accepted()
                .at("2026-11-26T01:00:00Z")
                .does(B, Act.PAUSE, Role.REVIEWER)
                .at("2026-11-27T01:00:00Z")
                .does(B, Act.RESUME, Role.REVIEWER)
                .does(B, Act.EXTEND, Role.DECIDER)
                .does(B, Act.PROPOSE, Role.REVIEWER)
                .does(B, Act.GRANT, Role.DECIDER);

        assertThat(history.state().proceeding().orElseThrow().ledger())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Started", "Paused", "Resumed", "Extended", "Stopped");
    }

    @Test
    void aDeemedAcceptanceCountsFromTheReceipt() {
        History history = History.taken().at("2026-12-03T16:00:00Z").does(B, Act.DEEM_ACCEPTED, Role.SYSTEM);

        ClockEvent start = history.state().proceeding().orElseThrow().ledger().getFirst();
        assertThat(start.at()).isEqualTo("2026-11-25T01:00:00Z");
        assertThat(start.ground()).isEqualTo("deemed-accepted");
    }

    @Test
    void aCaseOfOneZoneIsNotOffered() {
        History history = new History().does(A, Act.SUBMIT, Role.APPLICANT, FactName.DECIDING, "yanshi-a");

        assertThat(history.state().opening().isLocal()).isTrue();
        assertThat(cause(history.tried(history.next(A, Act.OFFER, Role.COUNTER))))
                .isEqualTo(Cause.WRONG_FACTS);
        history.does(A, Act.ACCEPT, Role.ACCEPTOR);
        assertThat(history.state().phase()).isEqualTo(Phase.ACCEPTED);
    }

    @Test
    void aCaseBeginsInItsReceivingZone() {
        History history = new History();

        assertThat(cause(history.tried(history.next(B, Act.SUBMIT, Role.COUNTER))))
                .isEqualTo(Cause.WRONG_SEAT);
        assertThat(cause(history.tried(history.next(A, Act.ACCEPT, Role.ACCEPTOR))))
                .isEqualTo(Cause.WRONG_SEAT);
        assertThat(Optional.of(History.begun().state().phase())).contains(Phase.SUBMITTED);
    }
}
