package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Role;
import tongban.node.casework.Assignments.Assigned;
import tongban.node.casework.Assignments.Delegation;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRow;
import tongban.node.casework.Doing;

/** Who works on which case within a zone. */
class AssignmentsTest extends TwoZones {

    private static String word(Assigned assigned) {
        return assigned instanceof Assigned.Refused refused ? refused.refusal().word() : "done";
    }

    private CaseOutcome proposes(CaseId id, String by) {
        return b.desk.act(
                id,
                new Doing(
                        Act.PROPOSE,
                        Role.REVIEWER,
                        by,
                        Map.of(FactName.OUTCOME, "grant"),
                        "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> ids(CaseQuery.Queue queue, String by) {
        return b
                .desk
                .list(new CaseQuery(queue, Set.of(), "", Optional.empty(), 10).forClerk(by, Instant.EPOCH))
                .stream()
                .map(CaseRow::id)
                .toList();
    }

    @Test
    void whoHoldsACaseActsAloneUntilTheLeaseEnds() {
        CaseId id = accepted();
        assertThat(word(b.assigning.claim(id, Role.REVIEWER, "zhao"))).isEqualTo("done");
        assertThat(word(b.assigning.claim(id, Role.REVIEWER, "zhao"))).isEqualTo("done");
        assertThat(word(b.assigning.claim(id, Role.REVIEWER, "qian"))).isEqualTo("claimed");
        assertThat(word(b.assigning.release(id, Role.REVIEWER, "qian"))).isEqualTo("claimed");
        assertThat(word(proposes(id, "qian"))).isEqualTo("claimed");
        assertThat(ids(CaseQuery.Queue.MINE, "zhao")).containsExactly(id.toString());
        assertThat(ids(CaseQuery.Queue.MINE, "qian")).isEmpty();
        assertThat(ids(CaseQuery.Queue.FREE, "")).isEmpty();

        passes(Duration.ofHours(4));
        assertThat(ids(CaseQuery.Queue.MINE, "zhao")).isEmpty();
        assertThat(ids(CaseQuery.Queue.FREE, "")).containsExactly(id.toString());
        assertThat(ZoneAtTest.done(proposes(id, "qian")).state().phase()).isEqualTo(Phase.PROPOSED);
    }

    @Test
    void anActRenewsTheClaim() {
        CaseId id = accepted();
        b.assigning.claim(id, Role.REVIEWER, "zhao");
        passes(Duration.ofHours(3));
        ZoneAtTest.done(proposes(id, "zhao"));
        passes(Duration.ofHours(3));
        assertThat(word(b.assigning.claim(id, Role.REVIEWER, "qian"))).isEqualTo("claimed");
    }

    @Test
    void aSupervisorGivesACaseToSomebodyElseWithReasons() {
        CaseId id = accepted();
        assertThat(word(b.assigning.takeOver(id, Role.REVIEWER, "qian", "chief", "演示：休假")))
                .isEqualTo("nobody-holds");
        b.assigning.claim(id, Role.REVIEWER, "zhao");
        assertThat(word(b.assigning.takeOver(id, Role.REVIEWER, "qian", "chief", " ")))
                .isEqualTo("reasons");
        assertThat(word(b.assigning.takeOver(id, Role.REVIEWER, "qian", "chief", "演示：休假")))
                .isEqualTo("done");

        assertThat(word(proposes(id, "zhao"))).isEqualTo("claimed");
        ZoneAtTest.done(proposes(id, "qian"));
        assertThat(b.assigning.takeOvers(id))
                .extracting(one -> one.from() + " " + one.to() + " " + one.by() + " " + one.reasons())
                .containsExactly("zhao qian chief 演示：休假");
    }

    @Test
    void aDeputyActsOnTheDaysAndForTheItemOfTheDelegation() {
        CaseId id = accepted();
        b.assigning.claim(id, Role.REVIEWER, "zhao");
        LocalDate today = LocalDate.parse("2026-11-25");
        assertThat(word(b.assigning.delegate(delegation("zhao", today.minusDays(3), today.minusDays(1)))))
                .isEqualTo("delegation");
        assertThat(word(b.assigning.delegate(delegation("qian", today, today)))).isEqualTo("delegation");
        b.assigning.delegate(delegation("zhao", today.plusDays(1), today.plusDays(2)));
        assertThat(word(proposes(id, "qian"))).isEqualTo("claimed");

        Delegation now = delegation("zhao", today, today.plusDays(2));
        b.assigning.delegate(now);
        assertThat(ids(CaseQuery.Queue.MINE, "qian")).containsExactly(id.toString());
        assertThat(b.assigning.delegations(today)).hasSize(2);
        assertThat(word(b.assigning.end(now.id()))).isEqualTo("done");
        assertThat(word(b.assigning.end(now.id()))).isEqualTo("no-delegation");
        assertThat(word(proposes(id, "qian"))).isEqualTo("claimed");
        b.assigning.delegate(delegation("zhao", today, today.plusDays(2)));
        ZoneAtTest.done(proposes(id, "qian"));
    }

    private Delegation delegation(String from, LocalDate first, LocalDate last) {
        return new Delegation(
                CaseId.random(new Random()), from, "qian", Optional.of(StandardsAtTest.ITEM), first, last);
    }

    @Test
    void whatIsOverIsNotClaimed() {
        CaseId id = offered();
        b.does(id, Act.REFUSE_ACCEPTANCE, Role.ACCEPTOR, FactName.BASIS, "演示办法|1");
        assertThat(word(b.assigning.claim(id, Role.REVIEWER, "zhao"))).isEqualTo("case-over");
        assertThat(word(b.assigning.claim(id, Role.DECIDER, "zhao"))).isEqualTo("not-claimed");
    }
}
