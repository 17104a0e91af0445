package tongban.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.Envelope;
import tongban.kernel.seal.Suite;

/** When a sender tries again, docs/protocol/channel-1.md, section 7. */
class PaceTest {

    private static final Duration LAST = Duration.ofMinutes(5);
    private static final int MANY = 12;

    private final Pair pair = new Pair(Suite.SM2_SM3, Suite.ED25519_SHA256);
    private final Pair.Zone a = pair.a;
    private final Pair.Zone b = pair.b;

    /** The partner does not answer, try after try. */
    private void unanswered(int tries) {
        for (int i = 0; i < tries; i++) {
            assertThat(a.exchange.poll(pair.now)).isPresent();
            a.exchange.failed(pair.now);
            if (i + 1 < tries) {
                pair.now = a.exchange.nextPoll(pair.now);
            }
        }
    }

    private void heardFromB() {
        b.write(pair.tell("I am here", null));
        Envelope request = b.exchange.poll(pair.now).orElseThrow();
        b.exchange.answered(Pair.wire(a.exchange.receive(Pair.wire(request), pair.now)), pair.now);
        assertThat(a.effects()).contains("MESSAGE I am here");
    }

    @Test
    void thePausesDoubleUpToFiveMinutesAndAQuarter() {
        pair.quiet();
        a.write(pair.tell("one", null));
        Duration before = Duration.ZERO;
        for (int i = 0; i < MANY; i++) {
            unanswered(1);
            Instant next = a.exchange.nextPoll(pair.now);
            Duration pause = Duration.between(pair.now, next);
            Duration base = Duration.ofSeconds(Math.min(1L << i, LAST.toSeconds()));
            assertThat(pause).isBetween(base, base.plus(base.dividedBy(4)));
            assertThat(a.exchange.poll(next.minusMillis(1))).isEmpty();
            before = pause;
            pair.now = next;
        }
        assertThat(before).isGreaterThanOrEqualTo(LAST);
    }

    @Test
    void whenThePartnerIsHeardAfterAnAbsenceNobodyWaitsForThePauseToEnd() {
        pair.quiet();
        a.write(pair.tell("one", null));
        unanswered(MANY);
        pair.now = pair.now.plusSeconds(10);
        assertThat(a.exchange.poll(pair.now)).isEmpty();
        heardFromB();
        a.write(pair.ask("and you", pair.now.plusSeconds(20)));
        assertThat(pair.trip(a)).isTrue();
        assertThat(a.effects()).contains("ANSWER answer to and you");
        assertThat(b.effects()).containsExactly("MESSAGE one", "QUESTION and you");
    }

    @Test
    void aSecondAfterATryWithoutAnswerStaysAPause() {
        pair.quiet();
        a.write(pair.tell("one", null));
        unanswered(MANY);
        heardFromB();
        a.write(pair.tell("two", null));
        assertThat(a.exchange.poll(pair.now.plusMillis(999))).isEmpty();
        assertThat(a.exchange.poll(pair.now.plusMillis(1000))).isPresent();
    }

    @Test
    void afterThatThePausesBeginAnew() {
        pair.quiet();
        a.write(pair.tell("one", null));
        unanswered(MANY);
        heardFromB();
        pair.now = pair.now.plusSeconds(2);
        a.write(pair.tell("two", null));
        unanswered(1);
        assertThat(Duration.between(pair.now, a.exchange.nextPoll(pair.now))).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aPauseForARefusalGoesOnSinceThePartnerWasThere() {
        pair.quiet();
        a.write(pair.tell("too early", null));
        Duration ahead = Duration.ofMinutes(3);
        for (int i = 0; i < 6; i++) {
            Envelope request = a.exchange.poll(pair.now.plus(ahead)).orElseThrow();
            Envelope refusal = b.exchange.receive(Pair.wire(request), pair.now);
            assertThat(refusal.refusal().orElseThrow().reason()).isEqualTo(Reason.CLOCK_AHEAD);
            a.exchange.answered(Pair.wire(refusal), pair.now.plus(ahead));
            pair.now = a.exchange.nextPoll(pair.now.plus(ahead)).minus(ahead);
        }
        pair.now = pair.now.minusSeconds(20);
        heardFromB();
        a.write(pair.tell("still", null));
        assertThat(a.exchange.poll(pair.now.plus(ahead))).isEmpty();
    }
}
