package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tongban.kernel.calendar.ClockReading;
import tongban.kernel.calendar.ClockState;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Notice;

/** Cases that cross from zone to zone. */
class CaseCrossingTest extends TwoZones {

    @Test
    void aCaseIsFiledHereAndDecidedThere() {
        CaseId id = offered();
        assertThat(a.file(id).state().movesBy(a.code)).isFalse();
        assertThat(b.desk.list(new CaseQuery(CaseQuery.Queue.INBOX, Set.of(), "", Optional.empty(), 10)))
                .extracting(row -> row.id())
                .containsExactly(id.toString());

        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        b.does(id, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, "grant");
        b.does(id, Act.GRANT, Role.DECIDER, FactName.BASIS, "市场主体登记管理条例|19");
        b.does(id, Act.COMPLETE, Role.REVIEWER);
        ZoneAtTest.talk(a, b);

        sameEverywhere(id);
        assertThat(a.file(id).state().phase()).isEqualTo(Phase.COMPLETED);
        assertThat(a.desk.history(id))
                .extracting(event -> event.event().act().event())
                .containsExactly(
                        "submitted", "received", "offered", "taken", "accepted", "proposed", "granted", "completed");
    }

    @Test
    void bothZonesReadTheSameClock() {
        CaseId id = accepted();
        passes(Duration.ofDays(1));

        ClockReading here = (ClockReading) a.desk.clock(a.file(id)).orElseThrow();
        assertThat(b.desk.clock(b.file(id))).contains(here);
        assertThat(here.state()).isEqualTo(new ClockState.Running(Instant.parse("2026-11-30T16:00:00Z")));
        assertThat(a.file(id).limits()).isEqualTo(b.file(id).limits());
    }

    @Test
    void onlineTheDecidingZoneHoldsItFromItsArrival() {
        a.standards.mode = Mode.ONLINE;
        CaseId id = ZoneAtTest.done(a.desk.file(ZoneAtTest.filing(b.code, "{\"name\":\"演示\"}", Role.APPLICANT)))
                .id();
        assertThat(a.file(id).state().holder()).isEqualTo(a.code);

        ZoneAtTest.talk(a, b);
        assertThat(a.file(id).state().holder()).isEqualTo(b.code);
        sameEverywhere(id);
    }

    @Test
    void theCounterGoesOnWhileThePartnerIsDown() {
        CaseId id = a.files(b.code);
        CaseRecord file = a.file(id);

        assertThat(file.number()).matches("YANSHI-A-20261125-[0-9]{7}");
        assertThat(file.state().offeredTo()).contains(b.code);
        assertThat(word(a.act(id, Act.TELL_GAPS, Role.COUNTER))).isEqualTo("wrong-seat");
        ZoneAtTest.talk(a, b);
        assertThat(b.file(id).number()).isEqualTo(file.number());
    }

    @Test
    void nobodyTellsGapsForFiveDaysAndTheApplicationIsAccepted() {
        a.standards.mode = Mode.ONLINE;
        CaseId id = a.files(b.code);
        ZoneAtTest.talk(a, b);
        Instant arrived = Objects.requireNonNull(clock.get());
        assertThat(b.file(id).limits().gaps()).contains(Instant.parse("2026-12-02T16:00:00Z"));
        assertThat(b.desk.whatIsDue()).isZero();

        clock.set(Instant.parse("2026-12-02T16:00:00Z"));
        // Accepted as of its receipt, so that the limit of the decision is over already: supervisors are told at once.
        assertThat(b.desk.whatIsDue()).isEqualTo(2);
        assertThat(b.desk.whatIsDue()).isZero();
        assertThat(b.desk.notices(b.file(id))).extracting(Notice::kind).containsExactly("escalation");
        ZoneAtTest.talk(a, b);

        sameEverywhere(id);
        assertThat(a.file(id)
                        .state()
                        .proceeding()
                        .orElseThrow()
                        .ledger()
                        .getFirst()
                        .at())
                .isEqualTo(arrived);
    }

    @Test
    void gapsAreToldOnceAndASupplementElsewhereIsTakenAtOnce() {
        CaseId id = offered();
        b.does(id, Act.TELL_GAPS, Role.ACCEPTOR);
        ZoneAtTest.talk(a, b);
        assertThat(a.file(id).state().phase()).isEqualTo(Phase.GAPS_TOLD);

        a.asks(id, RequestKind.SUPPLEMENT);
        ZoneAtTest.talk(a, b);

        assertThat(a.file(id).state().phase()).isEqualTo(Phase.SUBMITTED);
        assertThat(a.file(id).state().requests().open()).isEmpty();
        sameEverywhere(id);
        b.does(id, Act.TELL_GAPS, Role.ACCEPTOR);
    }

    @Test
    void aRefusedActLosesNoRequest() {
        CaseId id = offered();
        a.asks(id, RequestKind.MESSAGE);
        ZoneAtTest.talk(a, b);
        // Whoever may not tell gaps would have taken the case, and noted the request, on the way.
        assertThat(word(b.act(id, Act.TELL_GAPS, Role.DECIDER))).isEqualTo("wrong-role");

        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        assertThat(b.desk.history(id)).extracting(event -> event.event().act()).contains(Act.NOTE_REQUEST);
    }

    @Test
    void aDecisionWaitsForARequestAndAWithdrawalEndsTheCase() {
        CaseId id = accepted();
        b.does(id, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, "grant");
        a.asks(id, RequestKind.WITHDRAWAL);
        ZoneAtTest.talk(a, b);
        assertThat(word(b.act(id, Act.GRANT, Role.DECIDER, FactName.BASIS, "演示办法|1")))
                .isEqualTo("open-requests");

        CaseId request =
                b.file(id).state().requests().open().keySet().iterator().next();
        b.does(id, Act.WITHDRAW, Role.REVIEWER, FactName.REQUEST, request.toString());
        ZoneAtTest.talk(a, b);
        assertThat(a.file(id).state().phase()).isEqualTo(Phase.WITHDRAWN);
        sameEverywhere(id);
    }

    @Test
    void aDecisionThatCrossesAWithdrawalIsConfirmedOrRevoked() {
        CaseId id = accepted();
        b.does(id, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, "grant");
        a.asks(id, RequestKind.WITHDRAWAL);
        passes(Duration.ofMinutes(1));
        b.does(id, Act.GRANT, Role.DECIDER, FactName.BASIS, "演示办法|1");
        ZoneAtTest.talk(a, b);

        CaseId request = a.file(id).state().requests().crossed().orElseThrow();
        assertThat(word(b.act(id, Act.COMPLETE, Role.REVIEWER))).isEqualTo("decision-crossed");
        Doings.revoke(b, id);
        b.does(id, Act.WITHDRAW, Role.REVIEWER, FactName.REQUEST, request.toString());
        ZoneAtTest.talk(a, b);
        assertThat(a.file(id).state().phase()).isEqualTo(Phase.WITHDRAWN);
        sameEverywhere(id);
    }

    @Test
    void anOfferIsRecalledWhileNobodyTookIt() {
        CaseId id = offered();
        a.does(id, Act.RECALL, Role.COUNTER);
        ZoneAtTest.talk(a, b);

        assertThat(a.file(id).state().offeredTo()).isEmpty();
        sameEverywhere(id);
        assertThat(word(b.act(id, Act.ACCEPT, Role.ACCEPTOR))).isEqualTo("wrong-seat");
        a.does(id, Act.OFFER, Role.COUNTER, FactName.TO, b.code.value());
        ZoneAtTest.talk(a, b);
        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
    }

    @Test
    void aRecallThatCrossesTheTakingComesTooLate() {
        CaseId id = offered();
        a.does(id, Act.RECALL, Role.COUNTER);
        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        ZoneAtTest.talk(a, b);

        assertThat(a.file(id).state().holder()).isEqualTo(b.code);
        sameEverywhere(id);
    }

    @Test
    void whoGaveAnOfferBackCannotTakeItBeforeTheOtherZoneHeard() {
        CaseId id = offered();
        a.does(id, Act.RECALL, Role.COUNTER);
        a.bring(b);

        assertThat(word(b.act(id, Act.ACCEPT, Role.ACCEPTOR))).isEqualTo("offer-returned");
        ZoneAtTest.talk(a, b);
        sameEverywhere(id);
    }

    @Test
    void aRequestMadeWhileTheCaseIsOfferedIsNotedByWhoeverHoldsIt() {
        CaseId id = a.files(b.code);
        a.asks(id, RequestKind.WITHDRAWAL);
        ZoneAtTest.talk(a, b);
        assertThat(b.file(id).state().requests().open()).isEmpty();

        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        ZoneAtTest.talk(a, b);
        assertThat(a.file(id).state().requests().open()).containsValue(RequestKind.WITHDRAWAL);
        sameEverywhere(id);
    }

    @Test
    void differentStandardsAreMarkedAndRefusedWhereTheArticleSaysSo() {
        a.standards.mode = Mode.ONLINE;
        b.standards.id = "cd".repeat(32);
        CaseId marked = a.files(b.code);
        ZoneAtTest.talk(a, b);
        assertThat(a.file(marked).state().differs()).isTrue();
        zonesOfTheSameStandard();
        b.standards.id = "cd".repeat(32);
        CaseId refused = a.files(b.code);
        ZoneAtTest.talk(a, b);

        assertThat(a.desk.history(refused).getLast().event().fact(FactName.GROUND))
                .contains("standards-differ");
        assertThat(a.file(refused).state().holder()).isEqualTo(a.code);
        sameEverywhere(refused);
    }

    @Test
    void aForgedOrBrokenHistoryIsRefusedAndChangesNothing() {
        CaseId id = accepted();
        int before = b.file(id).state().events();
        a.said.clear();
        // The receiving zone does not hold the case any more, yet says that something happened.
        Forger.says(a, b, id);

        Outcome outcome = b.outcomes.getLast();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).reason()).isEqualTo("casework-broken-history");
        assertThat(b.file(id).state().events()).isEqualTo(before);
    }

    @Test
    void aRepeatedMessageChangesNothing() {
        CaseId id = a.files(b.code);
        var message = a.said.peek();
        a.bring(b);
        b.receive(a.code, Objects.requireNonNull(message));
        ZoneAtTest.talk(a, b);

        assertThat(b.outcomes).allMatch(outcome -> outcome instanceof Outcome.Done);
        sameEverywhere(id);
    }
}
