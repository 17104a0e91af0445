package tongban.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Suite;

/** The rules of docs/protocol/channel-1.md, sections 7 to 9, one by one, between two zones of different suites. */
class ExchangeTest {

    private static final OrderingKey CASE = new OrderingKey(1, 1);
    private static final OrderingKey OTHER_CASE = new OrderingKey(2, 2);

    private final Pair pair = new Pair(Suite.SM2_SM3, Suite.ED25519_SHA256);
    private final Pair.Zone a = pair.a;
    private final Pair.Zone b = pair.b;

    private void opened() {
        pair.quiet();
        assertThat(a.exchange.isOpen() && b.exchange.isOpen()).isTrue();
    }

    private void atRestBothHoldTheSame() {
        assertThat(b.store.state.heard).hasSameSizeAs(a.store.state.said);
        assertThat(a.store.state.heard).hasSameSizeAs(b.store.state.said);
        assertThat(b.store.state.incoming.root())
                .isEqualTo(a.store.state.outgoing.head().root());
        assertThat(a.store.state.outgoing.acknowledged().size()).isEqualTo(a.store.state.outgoing.size());
        assertThat(b.store.state.outgoing.acknowledged().size()).isEqualTo(b.store.state.outgoing.size());
    }

    @Test
    void aQuestionIsAnsweredInTheSameRoundTrip() {
        opened();
        a.write(pair.ask("how are you", pair.now.plusSeconds(60)));
        assertThat(pair.trip(a)).isTrue();
        assertThat(b.effects()).containsExactly("QUESTION how are you");
        assertThat(a.effects()).containsExactly("ANSWER answer to how are you");
        pair.quiet();
        atRestBothHoldTheSame();
    }

    @Test
    void atRestNobodySaysAnything() {
        opened();
        a.write(pair.tell("one", null));
        pair.quiet();
        int before = pair.trips;
        pair.quiet();
        assertThat(pair.trips).isEqualTo(before);
        assertThat(before).isLessThan(12);
    }

    @Test
    void anEntryWhoseAnswerWasLostIsHandledOnce() {
        opened();
        a.write(pair.ask("once", pair.now.plusSeconds(600)));
        Envelope request = a.exchange.poll(pair.now).orElseThrow();
        b.exchange.receive(request, pair.now);
        a.exchange.failed(pair.now);
        b.exchange.receive(request, pair.now);
        pair.quiet();
        assertThat(b.effects()).containsExactly("QUESTION once");
        assertThat(a.effects()).containsExactly("ANSWER answer to once");
        atRestBothHoldTheSame();
    }

    @Test
    void tooLateMeansThatNothingIsDone() {
        opened();
        Draft question = pair.ask("late", pair.now.plusSeconds(2));
        a.write(question);
        pair.now = pair.now.plusSeconds(3);
        pair.quiet();
        assertThat(b.effects()).isEmpty();
        assertThat(refusalOf(question.id()).reason()).isEqualTo(RefusalBody.TOO_LATE);
        assertThat(a.effects()).hasSize(1);
    }

    private RefusalBody refusalOf(EntryId id) {
        Entry refusal = b.store.state.said.stream()
                .filter(entry -> entry.header().orThrow().inReplyTo().equals(Optional.of(id)))
                .findFirst()
                .orElseThrow();
        return RefusalBody.decode(refusal.body().orElseThrow().bytes()).orElseThrow();
    }

    @Test
    void aRefusalIsSignedAndNamesTheProvision() {
        opened();
        Draft question = pair.ask("refuse me", pair.now.plusSeconds(60));
        a.write(question);
        pair.quiet();
        assertThat(b.effects()).isEmpty();
        assertThat(refusalOf(question.id())).isEqualTo(new RefusalBody("not-allowed", 0, "演示 第一条", "ask otherwise"));
    }

    @Test
    void anUnknownTopicIsRefusedAndAppended() {
        opened();
        Draft draft = Draft.message(
                EntryId.random(pair.random),
                pair.now,
                Optional.empty(),
                new Topic("test.unknown", 3),
                new Body(new byte[16], Pair.bytes("x")));
        a.write(draft);
        pair.quiet();
        assertThat(refusalOf(draft.id()).reason()).isEqualTo(RefusalBody.UNKNOWN_TOPIC);
        atRestBothHoldTheSame();
    }

    @Test
    void whatCrashesItsHandlerTwiceAloneIsSetAsideAndOnlyItsKeyWaits() {
        opened();
        a.write(pair.tell("before", CASE));
        a.write(pair.tell("crash now", CASE));
        a.write(pair.tell("behind", CASE));
        a.write(pair.tell("beside", OTHER_CASE));
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE before", "MESSAGE beside");
        assertThat(b.store.state.incoming.waiting()).isEqualTo(2);
        assertThat(b.said(EntryKind.SET_ASIDE)).hasSize(1);
        assertThat(a.effects()).hasSize(1);
        a.write(pair.tell("later", CASE));
        pair.quiet();
        assertThat(b.effects()).doesNotContain("MESSAGE later");
        assertThat(b.exchange.retry(CASE, false, pair.now)).isZero();
        assertThat(b.exchange.retry(CASE, true, pair.now)).isEqualTo(3);
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE before", "MESSAGE beside", "MESSAGE behind", "MESSAGE later");
        assertThat(b.said(EntryKind.REFUSAL)).hasSize(1);
        assertThat(b.store.state.incoming.waiting()).isZero();
        atRestBothHoldTheSame();
    }

    @Test
    void anOutageRollsTheBatchBackAndSetsNothingAside() {
        opened();
        a.write(pair.tell("fine", null));
        a.write(pair.tell("outage", null));
        Envelope request = a.exchange.poll(pair.now).orElseThrow();
        assertThatThrownBy(() -> b.exchange.receive(request, pair.now)).isInstanceOf(Outage.class);
        assertThat(b.effects()).isEmpty();
        assertThat(b.store.state.incoming.size()).isZero();
        assertThat(b.store.state.waiting).isEmpty();
    }

    @Test
    void anEntryWaitsWithItsKeyUntilItsAttachmentsAreComplete() {
        opened();
        Attachment scan = new Attachment(new TreeHash(Suite.SM2_SM3).leaf(new byte[3]), 3);
        Draft withScan = pair.tell("with scan", CASE);
        a.write(new Draft(
                withScan.kind(),
                withScan.id(),
                withScan.eventTime(),
                withScan.key(),
                withScan.topic(),
                withScan.inReplyTo(),
                withScan.notAfter(),
                withScan.body(),
                List.of(scan)));
        a.write(pair.tell("after it", CASE));
        pair.quiet();
        assertThat(b.effects()).isEmpty();
        b.store.state.attachments.add(scan.digest());
        assertThat(b.exchange.retry(CASE, false, pair.now)).isEqualTo(2);
        assertThat(b.effects()).containsExactly("MESSAGE with scan", "MESSAGE after it");
    }

    @Test
    void theSameIdWithAnotherBodyIsRefusedAndWithTheSameBodyAnsweredAgain() {
        opened();
        Draft first = pair.ask("the question", pair.now.plusSeconds(600));
        a.write(first);
        pair.quiet();
        MemoryTables tables = a.store.state.copy();
        tables.drafts.add(first);
        tables.drafts.add(Draft.message(
                first.id(), pair.now, Optional.empty(), Pair.TELL, new Body(new byte[16], Pair.bytes("another"))));
        a.store.state = tables;
        pair.quiet();
        assertThat(b.effects()).containsExactly("QUESTION the question");
        assertThat(b.said(EntryKind.ANSWER)).hasSize(2);
        assertThat(b.said(EntryKind.REFUSAL)).hasSize(1);
    }

    @Test
    void erasureTakesTheBodyAwayAtBothEndsAndTheProofsHold() {
        opened();
        a.write(pair.tell("to be erased", null));
        pair.quiet();
        ErasureBody erasure = new ErasureBody(List.of(0L), "retention ended", "演示 第二条");
        a.write(control(EntryKind.ERASURE, ErasureBody.TOPIC, erasure.encode()));
        pair.quiet();
        assertThat(a.store.state.said.getFirst().body()).isEmpty();
        assertThat(b.store.state.heard.getFirst().body()).isEmpty();
        atRestBothHoldTheSame();
    }

    @Test
    void anErasureOfALaterEntryIsRefused() {
        opened();
        a.write(pair.tell("first", null));
        ErasureBody erasure = new ErasureBody(List.of(7L), "none", "演示 第二条");
        Draft draft = control(EntryKind.ERASURE, ErasureBody.TOPIC, erasure.encode());
        Envelope envelope = forged(List.of(draft));
        b.exchange.receive(envelope, pair.now);
        assertThat(b.store.state.heard).hasSize(1);
        assertThat(refusalOf(draft.id()).reason()).isEqualTo(RefusalBody.ERASURE_INVALID);
    }

    private Draft control(EntryKind kind, Topic topic, byte[] body) {
        return new Draft(
                kind,
                EntryId.random(pair.random),
                pair.now,
                Optional.empty(),
                topic,
                Optional.empty(),
                Optional.empty(),
                new Body(new byte[16], body),
                List.of());
    }

    /** What A would say if these drafts were its next entries, signed with A's key but not stored by A. */
    private Envelope forged(List<Draft> drafts) {
        Outgoing log = a.store.state.outgoing;
        Sequencer.Sequenced next = new Sequencer(a.seal.publicKey())
                .compose(log, drafts, log.head().acknowledged(), List.of(), pair.now)
                .orElseThrow();
        List<PrivateKey> keys = List.of(a.node);
        Batch batch = Batch.of(next.first(), next.entries(), next.next().head().sign(List.copyOf(keys)));
        return new Envelope.Builder(a.code, b.code).batch(batch).build(log.session());
    }

    @Test
    void aCheckpointMoreThanAMinuteAheadIsRefused() {
        opened();
        a.write(pair.tell("from the future", null));
        Envelope request = a.exchange.poll(pair.now.plusSeconds(62)).orElseThrow();
        Envelope answer = b.exchange.receive(request, pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.CLOCK_AHEAD);
        pair.now = pair.now.plus(Duration.ofMinutes(3));
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE from the future");
    }

    @Test
    void aBatchIsCutAt256EntriesAndAllArriveInOrder() {
        opened();
        for (int i = 0; i < 700; i++) {
            a.write(pair.tell("message " + i, CASE));
        }
        pair.quiet();
        assertThat(b.effects()).hasSize(700);
        assertThat(b.effects().get(699)).isEqualTo("MESSAGE message 699");
        assertThat(b.store.state.batches).hasSizeBetween(3, 4);
        atRestBothHoldTheSame();
    }

    @Test
    void anEnvelopeForAnotherZoneIsRefused() {
        opened();
        Envelope request = new Envelope.Builder(b.code, a.code).build(0);
        Envelope answer = b.exchange.receive(request, pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.WRONG_CHANNEL);
    }
}
