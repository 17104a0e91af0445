package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.law.LegalReference;
import tongban.node.casework.Duties;
import tongban.node.casework.Duties.Noted;
import tongban.node.casework.Duties.Shown;
import tongban.node.casework.Duties.Side;
import tongban.node.casework.Duty;
import tongban.node.casework.Duty.State;
import tongban.node.casework.Entity;
import tongban.node.casework.FollowUp;
import tongban.node.casework.Notice;
import tongban.node.exchange.Message;

/** What follows a grant at a partner: told, acknowledged, applied for, reminded of, taken back. */
class DutiesTest extends TwoZones {

    private static final Entity PARENT = entity("91100000YANX000144", "演示科技有限公司");
    private static final Entity BRANCH = entity("91100000YANX00057H", "演示科技有限公司重庆分公司");
    private static final TimeLimit LIMIT =
            new TimeLimit(30, DayKind.NATURAL, LegalReference.of("市场主体登记管理条例实施细则", "31", "2"));
    private static final String BASIS = "市场主体登记管理条例|19";

    private static Entity entity(String code, String name) {
        return new Entity(CreditCode.read(code).code().orElseThrow(), name);
    }

    @BeforeEach
    void follows() {
        follows(StandardsAtTest.ITEM);
    }

    private void follows(String item) {
        FollowUp.Place there = new FollowUp.Place(BRANCH, Optional.of(b.code));
        a.standards.followUps =
                List.of(new FollowUp(item, PARENT, List.of(there), List.of("name"), Optional.of(LIMIT)));
    }

    /** The parent's change is granted in its own zone. */
    private CaseId granted() {
        CaseId id = ZoneAtTest.done(a.desk.file(ZoneAtTest.filing(a.code, "{\"name\":\"演示\"}", Role.COUNTER)))
                .id();
        decided(a, id, "grant");
        talk();
        return id;
    }

    private static void decided(ZoneAtTest zone, CaseId id, String outcome) {
        zone.does(id, Act.ACCEPT, Role.ACCEPTOR);
        zone.does(id, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, outcome);
        zone.does(id, Act.GRANT, Role.DECIDER, FactName.BASIS, BASIS);
    }

    private void talk() {
        int told;
        do {
            ZoneAtTest.talk(a, b);
            told = a.duties.tell() + b.duties.tell();
        } while (told > 0);
    }

    private static List<Duty> list(ZoneAtTest zone, Shown shown, Side side) {
        return zone.duties.list(new Duties.Asked(shown, side, Optional.empty(), Optional.empty(), 10));
    }

    private static Duty only(ZoneAtTest zone, Side side) {
        List<Duty> all = list(zone, Shown.ALL, side);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private CaseId applies() {
        b.standards.subject = Optional.of(BRANCH);
        CaseId id = a.files(b.code);
        talk();
        return id;
    }

    private void sameStanding() {
        assertThat(only(a, Side.OURS).standing()).isEqualTo(only(b, Side.HERE).standing());
    }

    @Test
    void aGrantIsToldToTheZoneOfTheBranchWithItsLimit() {
        CaseId id = granted();
        Duty there = only(b, Side.HERE);

        assertThat(there.entity()).isEqualTo(BRANCH);
        assertThat(there.parent()).isEqualTo(PARENT);
        assertThat(there.changes()).containsExactly("name");
        assertThat(there.toldBy()).isEqualTo(a.code);
        assertThat(there.standing().state()).isEqualTo(State.OPEN);
        assertThat(there.parentCase()).isEmpty();
        // 30 days after 2026-11-25 is 2026-12-25, a Friday; its end is 24:00 in Beijing.
        assertThat(there.term().due()).contains(Instant.parse("2026-12-25T16:00:00Z"));
        assertThat(there.term()).isEqualTo(only(a, Side.OURS).term());
        assertThat(only(a, Side.OURS).parentCase()).contains(id);
        assertThat(b.duties.notices(there)).extracting(Notice::kind).containsExactly("follows");
        assertThat(list(a, Shown.ALL, Side.HERE)).isEmpty();
        assertThat(list(b, Shown.ALL, Side.OURS)).isEmpty();
    }

    @Test
    void whatNoArticleAllowsIsNotTold() {
        follows("registration/other");
        granted();

        assertThat(only(a, Side.OURS).standing().state()).isEqualTo(State.UNTOLD);
        assertThat(list(a, Shown.UNTOLD, Side.OURS)).hasSize(1);
        assertThat(list(b, Shown.ALL, Side.BOTH)).isEmpty();
    }

    @Test
    void aBranchOfTheOwnZoneIsADutyHereThatNobodyElseHears() {
        FollowUp.Place here = new FollowUp.Place(BRANCH, Optional.of(a.code));
        FollowUp.Place nowhere = new FollowUp.Place(BRANCH, Optional.empty());
        a.standards.followUps = List.of(
                new FollowUp(StandardsAtTest.ITEM, PARENT, List.of(here, nowhere), List.of(), Optional.empty()));
        granted();

        assertThat(list(a, Shown.OPEN, Side.HERE)).hasSize(1);
        assertThat(list(a, Shown.OPEN, Side.HERE).getFirst().term().due()).isEmpty();
        assertThat(list(a, Shown.UNTOLD, Side.OURS)).hasSize(1);
        assertThat(list(b, Shown.ALL, Side.BOTH)).isEmpty();
    }

    @Test
    void acknowledgedOnceAndSeenByBoth() {
        granted();
        CaseId id = only(b, Side.HERE).id();
        assertThat(b.duties.acknowledge(id)).isInstanceOf(Noted.Done.class);
        assertThat(b.duties.acknowledge(id)).isInstanceOf(Noted.Done.class);
        assertThat(b.duties.tell()).isOne();
        talk();

        assertThat(only(a, Side.OURS).standing().state()).isEqualTo(State.ACKNOWLEDGED);
        sameStanding();
        assertThat(a.duties.acknowledge(id)).isInstanceOf(Noted.Refused.class);
    }

    @Test
    void anApplicationSettlesItAndOneThatIsWithdrawnOpensItAgain() {
        granted();
        b.duties.acknowledge(only(b, Side.HERE).id());
        Instant handedIn = Objects.requireNonNull(clock.get());
        CaseId application = applies();
        assertThat(only(a, Side.OURS).standing())
                .isEqualTo(new Duty.Standing(
                        State.SETTLED, Optional.of(handedIn), Optional.of(handedIn), Optional.of(application)));
        sameStanding();
        assertThat(only(b, Side.HERE).late()).isFalse();

        b.does(application, Act.ACCEPT, Role.ACCEPTOR);
        a.asks(application, RequestKind.WITHDRAWAL);
        talk();
        CaseId request = b.file(application)
                .state()
                .requests()
                .open()
                .keySet()
                .iterator()
                .next();
        b.does(application, Act.WITHDRAW, Role.REVIEWER, FactName.REQUEST, request.toString());
        talk();
        assertThat(only(a, Side.OURS).standing().state()).isEqualTo(State.ACKNOWLEDGED);
        sameStanding();
    }

    @Test
    void anApplicationAfterTheLimitSettlesItLate() {
        granted();
        passes(Duration.ofDays(40));
        applies();

        assertThat(only(b, Side.HERE).standing().state()).isEqualTo(State.SETTLED);
        assertThat(only(b, Side.HERE).late()).isTrue();
        assertThat(only(a, Side.OURS).late()).isTrue();
    }

    @Test
    void anApplicationOfSomebodyElseSettlesNothing() {
        granted();
        b.standards.subject = Optional.of(PARENT);
        a.files(b.code);
        talk();

        assertThat(only(b, Side.HERE).standing().state()).isEqualTo(State.OPEN);
    }

    @Test
    void theOfficeIsRemindedBeforeTheLimitAndItsSupervisorsAfterIt() {
        granted();
        assertThat(b.duties.whatIsDue()).isZero();
        assertThat(list(b, Shown.DUE, Side.HERE)).isEmpty();
        passes(Duration.ofDays(25));
        assertThat(b.duties.whatIsDue()).isOne();
        assertThat(b.duties.whatIsDue()).isZero();
        assertThat(list(b, Shown.DUE, Side.HERE)).hasSize(1);
        passes(Duration.ofDays(10));
        assertThat(b.duties.whatIsDue()).isOne();
        assertThat(b.duties.whatIsDue()).isZero();

        assertThat(b.duties.notices(only(b, Side.HERE)))
                .extracting(Notice::kind)
                .containsExactly("follows", "reminder", "escalation");
        assertThat(a.duties.whatIsDue()).isZero();
    }

    @Test
    void aRevokedGrantTakesItBackAtBothEnds() {
        CaseId id = granted();
        Doings.revoke(a, id);
        talk();

        assertThat(only(b, Side.HERE).standing().state()).isEqualTo(State.WITHDRAWN);
        sameStanding();
        assertThat(list(b, Shown.OPEN, Side.HERE)).isEmpty();
        assertThat(b.duties.acknowledge(only(b, Side.HERE).id())).isInstanceOf(Noted.Refused.class);
    }

    @Test
    void aRepeatedMessageChangesNothingAndAStrangersOneIsRefused() {
        CaseId id = ZoneAtTest.done(a.desk.file(ZoneAtTest.filing(a.code, "{\"name\":\"演示\"}", Role.COUNTER)))
                .id();
        decided(a, id, "grant");
        a.duties.tell();
        Message message = Objects.requireNonNull(a.said.peek());
        talk();
        b.duties.acknowledge(only(b, Side.HERE).id());
        b.receive(a.code, message);
        assertThat(only(b, Side.HERE).standing().state()).isEqualTo(State.ACKNOWLEDGED);

        b.receive(new ZoneCode("yanshi-c"), message);
        assertThat(((Outcome.Refused) b.outcomes.getLast()).reason()).isEqualTo("casework-not-a-party");
        assertThat(only(b, Side.HERE).toldBy()).isEqualTo(a.code);
    }
}
