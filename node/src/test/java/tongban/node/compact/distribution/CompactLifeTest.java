package tongban.node.compact.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Suspension;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.node.PostgresAtTest;
import tongban.node.compact.CompactRefusal.Reason;
import tongban.node.compact.Deed;

/** Agreements from the draft to the end, between three zones that each hold their own database. */
@Timeout(120)
class CompactLifeTest {

    private static EmbeddedPostgres postgres;
    private Trio trio;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PostgresAtTest.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void stop() {
        trio.close();
    }

    @BeforeEach
    void start() {
        trio = new Trio(postgres);
        trio.allJoin();
    }

    @Test
    void threePartiesSignInAnyOrderAndEachCountsFromItsOwnCommit() {
        Compact compact = trio.ofThree("演示三区协议");
        CompactId id = Trio.draft(trio.b, compact);
        trio.wires.bringAll();
        assertThat(trio.state(trio.c, id)).isEqualTo(new CompactState.Drafted());
        Trio.sign(trio.c, id);
        trio.wires.bring(trio.c, trio.a);
        Trio.sign(trio.a, id);
        trio.wires.bringAll();
        assertThat(trio.state(trio.b, id))
                .isEqualTo(new CompactState.Waiting(Set.of(trio.b.zone().code())));
        trio.clock.set(compact.start().plusSeconds(100));
        Trio.sign(trio.b, id);
        assertThat(trio.state(trio.b, id)).isEqualTo(new CompactState.InForce(trio.now()));
        assertThat(trio.state(trio.a, id))
                .isEqualTo(new CompactState.Waiting(Set.of(trio.b.zone().code())));
        trio.later(7);
        trio.wires.bringAll();
        assertThat(trio.state(trio.a, id)).isEqualTo(new CompactState.InForce(trio.now()));
        assertThat(trio.a.outcomes).hasOnlyElementsOfType(Outcome.Done.class);
    }

    @Test
    void isInForceFromItsFirstDayWhenAllSignedBefore() {
        Compact compact = trio.ofTwo("演示协议", Optional.empty());
        CompactId id = Trio.draft(trio.a, compact);
        trio.wires.bringAll();
        Trio.sign(trio.a, id);
        Trio.sign(trio.b, id);
        trio.wires.bringAll();
        trio.clock.set(compact.start().minusMillis(1));
        assertThat(trio.state(trio.a, id)).isEqualTo(new CompactState.Agreed(compact.start()));
        trio.clock.set(compact.start());
        assertThat(trio.state(trio.a, id)).isEqualTo(new CompactState.InForce(compact.start()));
        trio.clock.set(compact.end());
        assertThat(trio.state(trio.b, id)).isEqualTo(new CompactState.Expired(compact.end()));
    }

    @Test
    void aPartyThatIsCutOffFromOneZoneHoldsAllSignaturesThroughAnother() {
        CompactId id = Trio.draft(trio.a, trio.ofThree("演示三区协议"));
        trio.wires.bring(trio.a, trio.b);
        trio.wires.bring(trio.a, trio.c);
        Trio.sign(trio.a, id);
        Trio.sign(trio.c, id);
        // c and b cannot reach each other; a stands between.
        trio.wires.bring(trio.c, trio.a);
        trio.wires.bring(trio.a, trio.b);
        Trio.sign(trio.b, id);
        trio.clock.set(Trio.TODAY.plusSeconds(86400));
        assertThat(trio.state(trio.b, id)).isInstanceOf(CompactState.InForce.class);
        assertThat(trio.a.compacts.find(id).orElseThrow().signatures()).hasSize(2);
    }

    @Test
    void tellsNothingTwiceAndComesToRest() {
        CompactId id = trio.inForce(trio.ofThree("演示三区协议"), trio.a, trio.b, trio.c);
        int delivered = trio.wires.delivered();
        trio.a.watch.look();
        trio.b.watch.look();
        trio.wires.bringAll();
        assertThat(trio.wires.delivered()).isEqualTo(delivered).isLessThanOrEqualTo(18);
        assertThat(trio.c.compacts.find(id).orElseThrow().bundle()).contains("— yanshi-a", "— yanshi-b", "— yanshi-c");
    }

    @Test
    void aSuspensionStopsAtOnceAndOnlyItsOwnZoneLiftsIt() {
        CompactId id = trio.inForce(trio.ofTwo("演示协议", Optional.empty()), trio.a, trio.b);
        Trio.refuses(trio.b.compacts.resume(id, "演示", trio.b.zone().key()), Reason.NOT_SUSPENDED);
        Trio.done(trio.b.compacts.suspend(id, "演示：核查", trio.b.zone().key()));
        assertThat(trio.state(trio.b, id)).isInstanceOf(CompactState.Suspended.class);
        assertThat(trio.state(trio.a, id)).isInstanceOf(CompactState.InForce.class);
        trio.later(3);
        trio.wires.bringAll();
        assertThat(trio.state(trio.a, id))
                .isEqualTo(new CompactState.Suspended(Set.of(trio.b.zone().code()), trio.now(), "演示：核查"));
        Trio.refuses(trio.a.compacts.resume(id, "演示", trio.a.zone().key()), Reason.NOT_SUSPENDED);
        Trio.refuses(trio.b.compacts.suspend(id, "演示", trio.b.zone().key()), Reason.SUSPENDED_ALREADY);
        Trio.done(trio.b.compacts.resume(id, "演示：已核查", trio.b.zone().key()));
        trio.wires.bringAll();
        assertThat(trio.state(trio.a, id)).isInstanceOf(CompactState.InForce.class);
    }

    @Test
    void aSuccessorReplacesFromTheMomentAtWhichItIsInForce() {
        CompactId first = trio.inForce(trio.ofTwo("演示协议", Optional.empty()), trio.a, trio.b);
        trio.later(60);
        Compact next = trio.ofTwo("演示协议（修订）", Optional.of(first));
        CompactId second = Trio.draft(trio.b, next);
        trio.wires.bringAll();
        Trio.sign(trio.b, second);
        trio.wires.bringAll();
        assertThat(trio.state(trio.a, first)).isInstanceOf(CompactState.InForce.class);
        Trio.sign(trio.a, second);
        assertThat(trio.state(trio.a, first)).isEqualTo(new CompactState.Replaced(second, trio.now()));
        assertThat(trio.state(trio.a, second)).isInstanceOf(CompactState.InForce.class);
        CompactId third = Trio.draft(trio.a, trio.ofTwo("演示协议（另一份修订）", Optional.of(first)));
        Trio.refuses(trio.a.compacts.sign(third, trio.a.zone().key()), Reason.REPLACED_ALREADY);
    }

    @Test
    void aZoneSignsOneSuccessorAtATimeAndMayWithdraw() {
        CompactId first = trio.inForce(trio.ofTwo("演示协议", Optional.empty()), trio.a, trio.b);
        CompactId one = Trio.draft(trio.a, trio.ofTwo("演示协议（甲案）", Optional.of(first)));
        CompactId other = Trio.draft(trio.a, trio.ofTwo("演示协议（乙案）", Optional.of(first)));
        trio.wires.bringAll();
        Trio.sign(trio.a, one);
        Trio.refuses(trio.a.compacts.sign(other, trio.a.zone().key()), Reason.OTHER_SUCCESSOR);
        Trio.done(trio.a.compacts.end(one, "演示：改用乙案", trio.a.zone().key()));
        assertThat(trio.state(trio.a, one)).isInstanceOf(CompactState.Withdrawn.class);
        Trio.sign(trio.a, other);
        // b has not heard of the withdrawal, and signs what a has taken back.
        Trio.sign(trio.b, one);
        assertThat(trio.state(trio.b, one)).isInstanceOf(CompactState.Waiting.class);
        trio.wires.bringAll();
        assertThat(trio.state(trio.b, one)).isInstanceOf(CompactState.Withdrawn.class);
        Trio.sign(trio.b, other);
        trio.wires.bringAll();
        assertThat(trio.state(trio.a, first)).isInstanceOf(CompactState.Replaced.class);
        assertThat(trio.state(trio.b, first)).isInstanceOf(CompactState.Replaced.class);
    }

    @Test
    void aCrossedWithdrawalBringsTheReplacedAgreementBackAtBoth() {
        CompactId first = trio.inForce(trio.ofTwo("演示协议", Optional.empty()), trio.a, trio.b);
        CompactId next = Trio.draft(trio.a, trio.ofTwo("演示协议（修订）", Optional.of(first)));
        Trio.sign(trio.a, next);
        trio.wires.bringAll();
        Trio.done(trio.a.compacts.end(next, "演示：尚需修改", trio.a.zone().key()));
        Trio.sign(trio.b, next);
        assertThat(trio.state(trio.b, first)).isInstanceOf(CompactState.Replaced.class);
        trio.wires.bringAll();
        assertThat(trio.state(trio.a, first)).isInstanceOf(CompactState.InForce.class);
        assertThat(trio.state(trio.b, first)).isInstanceOf(CompactState.InForce.class);
    }

    @Test
    void aSuccessorHasAllPartiesOfWhatItReplaces() {
        CompactId first = trio.inForce(trio.ofThree("演示三区协议"), trio.a, trio.b, trio.c);
        Compact without = trio.ofTwo("演示两区协议", Optional.of(first));
        Trio.refuses(trio.a.compacts.draft(without.text().getBytes(UTF_8)), Reason.PARTIES_MISSING);
    }

    @Test
    void onePartyEndsItForAllAndNothingBringsItBack() {
        CompactId id = trio.inForce(trio.ofThree("演示三区协议"), trio.a, trio.b, trio.c);
        Trio.done(trio.c.compacts.end(id, "演示：合作结束", trio.c.zone().key()));
        trio.wires.bringAll();
        assertThat(trio.state(trio.a, id)).isInstanceOf(CompactState.Ended.class);
        Trio.refuses(trio.a.compacts.suspend(id, "演示", trio.a.zone().key()), Reason.OVER);
        Trio.refuses(trio.c.compacts.end(id, "演示", trio.c.zone().key()), Reason.OVER);
        assertThat(trio.a.compacts.openMatters(id)).isEmpty();
    }

    @Test
    void refusesWhatIsNotItsOwnOrNotWell() {
        Compact notHere = Trio.compact("演示协议", List.of(trio.b, trio.c), Optional.empty(), List.of(Trio.hello()));
        Trio.refuses(trio.a.compacts.draft(notHere.text().getBytes(UTF_8)), Reason.NOT_A_PARTY);
        Compact compact = trio.ofTwo("演示协议", Optional.empty());
        Trio.refuses(trio.a.compacts.sign(compact.id(), trio.a.zone().key()), Reason.UNKNOWN);
        CompactId id = Trio.draft(trio.a, compact);
        Trio.refuses(trio.a.compacts.draft(compact.text().getBytes(UTF_8)), Reason.HELD_ALREADY);
        Trio.refuses(trio.a.compacts.draft("x\n".getBytes(UTF_8)), Reason.UNREADABLE);
        Trio.refuses(trio.a.compacts.sign(id, trio.b.zone().key()), Reason.WRONG_KEY);
        Trio.refuses(trio.a.compacts.suspend(id, " ", trio.a.zone().key()), Reason.BAD_REASON);
        Trio.sign(trio.a, id);
        Trio.refuses(trio.a.compacts.sign(id, trio.a.zone().key()), Reason.SIGNED_ALREADY);
        trio.clock.set(compact.end());
        Trio.refuses(trio.a.compacts.suspend(id, "演示", trio.a.zone().key()), Reason.OVER);
    }

    @Test
    void refusesAForgedSignatureAndASecondActOfOneNumber() {
        CompactId id = Trio.draft(trio.a, trio.ofTwo("演示协议", Optional.empty()));
        trio.wires.bringAll();
        Instant at = Trio.TODAY;
        byte[] forged = tongban.kernel.compact.CompactSignature.sign(
                        trio.ofTwo("演示协议", Optional.empty()),
                        trio.b.zone().code(),
                        trio.c.zone().key())
                .encode();
        trio.a.transactions.executeWithoutResult(status -> assertThat(
                        trio.a.intake.signature(trio.b.zone().code(), forged, at))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE)));
        Trio.done(trio.b.compacts.suspend(id, "演示一", trio.b.zone().key()));
        trio.wires.bringAll();
        byte[] second = new Suspension(id, trio.b.zone().code(), 1, Suspension.Act.SUSPEND, at, "演示二")
                .signedBy(trio.b.zone().key())
                .encode();
        trio.a.transactions.executeWithoutResult(status -> assertThat(
                        trio.a.intake.act(trio.b.zone().code(), second, at))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.OTHER_ACT)));
    }

    @Test
    void aNodeNoticesWhatAnotherProcessWrote() {
        CompactId id = Trio.draft(trio.a, trio.ofTwo("演示协议", Optional.empty()));
        trio.wires.bringAll();
        Trio.sign(trio.b, id);
        trio.wires.bringAll();
        assertThat(trio.a.compacts.find(id).orElseThrow().signatures()).hasSize(1);
        // As a command does that works on the database alone: nothing is told until the node looks.
        byte[] note = tongban.kernel.compact.CompactSignature.sign(
                        trio.ofTwo("演示协议", Optional.empty()),
                        trio.a.zone().code(),
                        trio.a.zone().key())
                .encode();
        trio.a.transactions.executeWithoutResult(
                status -> assertThat(trio.a.intake.signature(trio.a.zone().code(), note, trio.now()))
                        .isEmpty());
        assertThat(trio.wires.waits(trio.a, trio.b)).isZero();
        assertThat(trio.state(trio.a, id)).isInstanceOf(CompactState.Agreed.class);
        trio.a.watch.look();
        assertThat(trio.wires.waits(trio.a, trio.b)).isEqualTo(1);
        assertThat(trio.a.compacts.draft(new byte[0])).isInstanceOf(Deed.Refused.class);
    }
}
