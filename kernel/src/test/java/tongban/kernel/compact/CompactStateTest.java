package tongban.kernel.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactHistory.HeldAct;
import tongban.kernel.compact.Suspension.Act;

/** The state of a compact follows from what is held, and since when. */
class CompactStateTest {

    private static final Instant START = Instant.parse("2026-11-30T16:00:00Z");
    private static final Instant END = Instant.parse("2026-12-31T16:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-11-25T00:00:00Z");
    private static final Instant DURING = Instant.parse("2026-12-10T00:00:00Z");

    private final Compact compact = Agreements.ofThree();

    private CompactHistory history(Map<ZoneCode, Instant> signatures, HeldAct... acts) {
        return new CompactHistory(compact, signatures, List.of(acts), Map.of());
    }

    private CompactHistory signedBefore(HeldAct... acts) {
        return history(Map.of(Agreements.A, BEFORE, Agreements.B, BEFORE, Agreements.C, BEFORE), acts);
    }

    private HeldAct act(ZoneCode zone, int number, Act act, Instant held) {
        return new HeldAct(new Suspension(compact.id(), zone, number, act, BEFORE, "演示"), held);
    }

    @Test
    void aDayBeginsAndEndsAtMidnightInBeijing() {
        assertThat(compact.start()).isEqualTo(START);
        assertThat(compact.end()).isEqualTo(END);
    }

    @Test
    void isADraftThenWaitsForThoseWhoHaveNotSigned() {
        assertThat(history(Map.of()).at(DURING)).isEqualTo(new CompactState.Drafted());
        CompactHistory two = history(Map.of(Agreements.A, BEFORE, Agreements.C, DURING));
        assertThat(two.at(BEFORE)).isEqualTo(new CompactState.Waiting(Set.of(Agreements.B, Agreements.C)));
        assertThat(two.at(DURING)).isEqualTo(new CompactState.Waiting(Set.of(Agreements.B)));
        assertThat(two.begins()).isEmpty();
    }

    @Test
    void isInForceFromItsFirstDayWhenSignedBefore() {
        CompactHistory signed = signedBefore();
        assertThat(signed.at(START.minusNanos(1))).isEqualTo(new CompactState.Agreed(START));
        assertThat(signed.at(START)).isEqualTo(new CompactState.InForce(START));
    }

    @Test
    void isInForceFromTheLastSignatureWhenThatCameLater() {
        CompactHistory late = history(Map.of(Agreements.A, BEFORE, Agreements.B, DURING, Agreements.C, BEFORE));
        assertThat(late.at(DURING.minusNanos(1))).isEqualTo(new CompactState.Waiting(Set.of(Agreements.B)));
        assertThat(late.at(DURING)).isEqualTo(new CompactState.InForce(DURING));
    }

    @Test
    void expiresAfterItsLastDay() {
        assertThat(signedBefore().at(END.minusNanos(1))).isInstanceOf(CompactState.InForce.class);
        assertThat(signedBefore().at(END)).isEqualTo(new CompactState.Expired(END));
        assertThat(history(Map.of()).at(END)).isEqualTo(new CompactState.Expired(END));
        CompactHistory tooLate = history(Map.of(Agreements.A, BEFORE, Agreements.B, END, Agreements.C, BEFORE));
        assertThat(tooLate.begins()).isEmpty();
    }

    @Test
    void staysSuspendedUntilEveryOneWhoSuspendedHasResumed() {
        Instant later = DURING.plusSeconds(60);
        List<HeldAct> acts = new ArrayList<>(List.of(
                act(Agreements.A, 1, Act.SUSPEND, DURING), act(Agreements.B, 1, Act.SUSPEND, DURING.plusSeconds(1))));
        assertThat(signedBefore(acts.toArray(HeldAct[]::new)).at(DURING.minusNanos(1)))
                .isInstanceOf(CompactState.InForce.class);
        assertThat(signedBefore(acts.toArray(HeldAct[]::new)).at(DURING))
                .isEqualTo(new CompactState.Suspended(Set.of(Agreements.A), DURING, "演示"));
        acts.add(act(Agreements.A, 2, Act.RESUME, later));
        assertThat(signedBefore(acts.toArray(HeldAct[]::new)).at(later))
                .isInstanceOfSatisfying(
                        CompactState.Suspended.class,
                        suspended -> assertThat(suspended.by()).containsExactly(Agreements.B));
        acts.add(act(Agreements.B, 2, Act.RESUME, later));
        assertThat(signedBefore(acts.toArray(HeldAct[]::new)).at(later)).isInstanceOf(CompactState.InForce.class);
    }

    @Test
    void anOlderSuspensionThatArrivesLateChangesNothing() {
        CompactHistory history = signedBefore(
                act(Agreements.A, 2, Act.RESUME, DURING), act(Agreements.A, 1, Act.SUSPEND, DURING.plusSeconds(5)));
        assertThat(history.at(DURING.plusSeconds(9))).isInstanceOf(CompactState.InForce.class);
        assertThat(history.newest(Agreements.A).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void endsForAllWhenOnePartyEndsIt() {
        CompactHistory ended = signedBefore(act(Agreements.C, 1, Act.END, DURING));
        assertThat(ended.at(DURING)).isEqualTo(new CompactState.Ended(Agreements.C, DURING, "演示"));
        assertThat(ended.begins()).contains(START);
    }

    @Test
    void neverBeginsWhenAPartyWithdrawsOrEndsItBefore() {
        CompactHistory withdrawn = signedBefore(act(Agreements.A, 1, Act.WITHDRAW, DURING));
        assertThat(withdrawn.begins()).isEmpty();
        assertThat(withdrawn.at(DURING)).isInstanceOf(CompactState.Withdrawn.class);
        assertThat(signedBefore(act(Agreements.A, 1, Act.END, BEFORE)).begins()).isEmpty();
    }

    @Test
    void isReplacedWhenItsSuccessorComesIntoForce() {
        CompactId successor = CompactId.of("successor");
        CompactHistory replaced =
                new CompactHistory(compact, signedBefore().signatures(), List.of(), Map.of(successor, DURING));
        assertThat(replaced.at(DURING.minusNanos(1))).isInstanceOf(CompactState.InForce.class);
        assertThat(replaced.at(DURING)).isEqualTo(new CompactState.Replaced(successor, DURING));
        assertThat(replaced.at(DURING).over()).isTrue();
        assertThat(replaced.at(DURING).word()).isEqualTo("replaced");
    }
}
