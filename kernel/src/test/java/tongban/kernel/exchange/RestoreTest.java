package tongban.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.channel.Topic;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Suite;

/** Start and restore once more (docs/protocol/channel-1.md, 7 and 9): what comes back, and what is not believed. */
class RestoreTest {

    private final Pair pair = new Pair(Suite.SM2_SM3, Suite.ED25519_SHA256);
    private final Pair.Zone a = pair.a;
    private final Pair.Zone b = pair.b;
    private final Forgery forgery = new Forgery(pair);

    @BeforeEach
    void oneMessageIsHeld() {
        a.write(pair.tell("first", null));
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE first");
    }

    private void restartA(MemoryTables backup) {
        a.store.state = backup;
        pair.now = pair.now.plus(Duration.ofMinutes(10));
        a.start(pair.now);
    }

    private void atRestBothHoldTheSame() {
        assertThat(b.store.state.incoming.root())
                .isEqualTo(a.store.state.outgoing.head().root());
        assertThat(b.store.state.heard).hasSameSizeAs(a.store.state.said);
        assertThat(a.store.state.heard).hasSameSizeAs(b.store.state.said);
        assertThat(a.store.state.outgoing.acknowledged().size()).isEqualTo(a.store.state.outgoing.size());
    }

    @Test
    void aKeyChangeAndAnErasureComeBackAndHoldOnceMore() {
        MemoryTables backup = a.store.state.copy();
        PrivateKey next = PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom());
        a.keys.put(next.publicKey().id(), next);
        byte[] erasure = new ErasureBody(List.of(0L), "retention ended", "演示 第二条").encode();
        a.write(forgery.control(
                EntryKind.KEY_CHANGE,
                new Topic("channel.key", 1),
                a.certificate(next).encode()));
        a.write(forgery.control(EntryKind.ERASURE, ErasureBody.TOPIC, erasure));
        pair.quiet();
        assertThat(b.store.state.heard).hasSize(3);
        restartA(backup);
        assertThat(a.store.state.said.getFirst().body()).isPresent();
        pair.quiet();
        assertThat(a.saw(ExchangeEvent.Recovered.class)).isTrue();
        assertThat(a.store.state.said).hasSize(3);
        assertThat(a.store.state.said.getFirst().body()).isEmpty();
        a.write(pair.tell("under the new key", null));
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE first", "MESSAGE under the new key");
        atRestBothHoldTheSame();
    }

    @Test
    void whatTheOwnKeyDidNotSignIsNotAdopted() {
        MemoryTables backup = a.store.state.copy();
        a.write(pair.tell("second", null));
        pair.quiet();
        restartA(backup);
        pair.trip(a);
        Envelope answer = b.exchange.receive(a.exchange.poll(pair.now).orElseThrow(), pair.now);
        Batch returned = answer.returned().orElseThrow();
        PrivateKey foreign = PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom());
        SignedCheckpoint forged = returned.checkpoint().checkpoint().sign(List.of(foreign));
        a.exchange.answered(
                new Envelope.Builder(b.code, a.code)
                        .held(answer.held().orElseThrow())
                        .returned(Batch.of(returned.first(), returned.entries(), forged))
                        .build(answer.session()),
                pair.now);
        assertThat(a.store.state.said).hasSize(1);
        assertThat(a.adopted).isEmpty();
        pair.quiet();
        assertThat(a.adopted).containsExactly("second");
        atRestBothHoldTheSame();
    }

    @Test
    void whenBothWereRestoredTheyFindEachOther() {
        MemoryTables ofA = a.store.state.copy();
        MemoryTables ofB = b.store.state.copy();
        a.write(pair.tell("second", null));
        b.write(pair.tell("of b", null));
        pair.quiet();
        MemoryTables laterA = a.store.state.copy();
        assertThat(laterA.outgoing.acknowledged().size()).isEqualTo(2);
        b.store.state = ofB;
        restartA(laterA);
        b.start(pair.now);
        pair.quiet();
        assertThat(a.saw(ExchangeEvent.PartnerRestored.class)).isTrue();
        assertThat(b.effects()).containsExactly("MESSAGE first", "MESSAGE second");
        assertThat(ofA.said).hasSize(1);
        atRestBothHoldTheSame();
    }

    /** An answer to A's hello in which B says that it holds this head. */
    private void answered(Optional<SignedCheckpoint> held) {
        Envelope hello = a.exchange.poll(pair.now).orElseThrow();
        a.exchange.answered(
                new Envelope.Builder(b.code, a.code)
                        .held(new Envelope.Held(hello.hello().orElseThrow(), held))
                        .build(0),
                pair.now);
    }

    /** Before its lost entries are back a zone cannot judge what the partner seems to hold; afterwards it does. */
    @Test
    void aHeldHeadThatWasDamagedOnTheWayDoesNotPutTheLogAhead() {
        MemoryTables backup = a.store.state.copy();
        a.write(pair.tell("second", null));
        pair.quiet();
        restartA(backup);
        Checkpoint head = b.store.state.incoming.head().orElseThrow().checkpoint();
        Checkpoint damaged = new Checkpoint(
                head.channel(),
                head.size(),
                head.root(),
                head.time().plus(Duration.ofHours(4)),
                head.acknowledged(),
                head.publicHeads());
        answered(Optional.of(
                damaged.sign(List.of(PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom())))));
        Envelope fetching = a.exchange.poll(pair.now).orElseThrow();
        assertThat(fetching.fetch()).isPresent();
        a.exchange.answered(
                new Envelope.Builder(b.code, a.code)
                        .returned(b.exchange
                                .receive(fetching, pair.now)
                                .returned()
                                .orElseThrow())
                        .build(0),
                pair.now);
        assertThat(a.exchange.isOpen()).isFalse();

        pair.quiet();
        assertThat(a.exchange.isOpen()).isTrue();
        assertThat(a.store.state.outgoing.head().time()).isBeforeOrEqualTo(pair.now);
        atRestBothHoldTheSame();
    }

    /** Taken, 2^62 would leave no session above it: the zone could never speak again. */
    @Test
    void aSessionThatWasDamagedOnTheWayIsLeftOut() {
        restartA(a.store.state.copy());
        assertThat(a.exchange.poll(pair.now)).isPresent();
        b.exchange.receive(new Envelope.Builder(a.code, b.code).hello(1L << 62).build(0), pair.now);
        a.exchange.answered(
                new Envelope.Builder(b.code, a.code)
                        .held(new Envelope.Held(1L << 62, Optional.empty()))
                        .build(0),
                pair.now);

        assertThat(a.exchange.isOpen()).isFalse();
        pair.quiet();
        assertThat(a.exchange.isOpen()).isTrue();
        a.write(pair.tell("second", null));
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE first", "MESSAGE second");
        atRestBothHoldTheSame();
    }

    @Test
    void aHeadUnderTheOwnKeyThatTheLogNeverHadStopsTheZone() {
        restartA(a.store.state.copy());
        answered(Optional.of(forgery.head(1, forgery.hash().emptyRoot()).sign(List.of(a.node))));
        assertThat(a.exchange.isOpen()).isFalse();
        assertThat(a.exchange.trouble()).isPresent();
        assertThat(a.saw(ExchangeEvent.OwnForkSuspected.class)).isTrue();
        assertThat(a.exchange.poll(pair.now.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void aHeadOfAnotherChannelOfOursStopsTheZone() {
        restartA(a.store.state.copy());
        Checkpoint head = forgery.log().head();
        Checkpoint other = new Checkpoint(
                ChannelName.between(a.code, b.code, 2, Suite.SM2_SM3),
                head.size(),
                head.root(),
                head.time(),
                head.acknowledged(),
                head.publicHeads());
        PrivateKey foreign = PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom());
        answered(Optional.of(other.sign(List.of(foreign))));
        assertThat(a.exchange.trouble()).isEmpty();
        pair.now = pair.now.plusSeconds(5);
        answered(Optional.of(other.sign(List.of(a.node))));
        assertThat(a.exchange.trouble()).isPresent();
    }

    @Test
    void aHeadThatIsNotOursSaysNothing() {
        restartA(a.store.state.copy());
        PrivateKey foreign = PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom());
        answered(Optional.of(forgery.log().head().sign(List.of(foreign))));
        assertThat(a.exchange.isOpen()).isFalse();
        assertThat(a.exchange.trouble()).isEmpty();
        pair.now = pair.now.plusSeconds(5);
        pair.quiet();
        assertThat(a.exchange.isOpen()).isTrue();
    }

    @Test
    void theFirstHeadAfterAStartIsLaterThanTheOneThatThePartnerHolds() {
        restartA(a.store.state.copy());
        pair.now = pair.now.minus(Duration.ofHours(1));
        Instant held = b.store.state.incoming.lastTime();
        a.start(pair.now);
        pair.trip(a);
        pair.trip(a);
        assertThat(a.exchange.isOpen()).isTrue();
        assertThat(a.store.state.outgoing.head().time()).isAfter(held);
        pair.quiet();
        atRestBothHoldTheSame();
    }

    @Test
    void withoutAnAnswerItTriesAgainAfterOneSecondAndThenEverLater() {
        a.write(pair.tell("second", null));
        Duration last = Duration.ZERO;
        for (int attempt = 0; attempt < 12; attempt++) {
            assertThat(a.exchange.poll(pair.now)).as("attempt %d", attempt).isPresent();
            assertThat(a.exchange.poll(pair.now)).as("one at a time").isEmpty();
            a.exchange.failed(pair.now);
            Duration pause = Duration.between(pair.now, a.exchange.nextPoll(pair.now));
            long base = Math.min(1000L << attempt, 300_000);
            assertThat(pause.toMillis()).isBetween(base, base + base / 4);
            assertThat(a.exchange.poll(pair.now.plus(pause).minusMillis(1))).isEmpty();
            pair.now = pair.now.plus(pause);
            last = pause;
        }
        assertThat(last).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aRequestWithoutAnAnswerIsGivenUpAfterThirtySeconds() {
        a.write(pair.tell("second", null));
        assertThat(a.exchange.poll(pair.now)).isPresent();
        Instant until = a.exchange.nextPoll(pair.now);
        assertThat(until).isEqualTo(pair.now.plusSeconds(30));
        assertThat(a.exchange.poll(until)).isEmpty();
        assertThat(a.exchange.nextPoll(until)).isAfterOrEqualTo(until.plusSeconds(1));
    }

    @Test
    void anAcknowledgementTravelsAloneWithinASecond() {
        a.write(pair.tell("second", null));
        Envelope request = a.exchange.poll(pair.now).orElseThrow();
        b.write(pair.tell("of b", null));
        a.exchange.answered(b.exchange.receive(request, pair.now), pair.now);
        assertThat(a.effects()).contains("MESSAGE of b");
        assertThat(a.exchange.poll(pair.now)).isEmpty();
        Instant due = a.exchange.nextPoll(pair.now);
        assertThat(due).isEqualTo(pair.now.plusSeconds(1));
        assertThat(a.exchange.poll(due).flatMap(Envelope::batch)).isPresent();
    }

    @Test
    void whyABatchInAnAnswerWasRefusedIsToldWithTheNextRequest() {
        a.write(pair.tell("second", null));
        Envelope request = a.exchange.poll(pair.now).orElseThrow();
        b.write(pair.tell("from the future", null));
        Envelope answer = b.exchange.receive(request, pair.now.plusSeconds(59));
        a.exchange.answered(answer, pair.now.minusSeconds(10));
        pair.now = pair.now.plusSeconds(3);
        Envelope next = a.exchange.poll(pair.now).orElseThrow();
        assertThat(next.refusal().map(BatchRefusal::reason)).contains(Reason.CLOCK_AHEAD);
        b.exchange.receive(next, pair.now);
        assertThat(b.saw(ExchangeEvent.BatchWasRefused.class)).isTrue();
    }
}
