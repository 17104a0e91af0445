package tongban.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Suite;

/** Each reason for which a whole batch is refused (docs/protocol/channel-1.md, sections 6, 8 and 10). */
class BatchRefusalTest {

    private final Pair pair = new Pair(Suite.SM2_SM3, Suite.ED25519_SHA256);
    private final Pair.Zone a = pair.a;
    private final Pair.Zone b = pair.b;
    private final Forgery forgery = new Forgery(pair);

    @BeforeEach
    void twoEntriesAreHeld() {
        a.write(pair.tell("first", null));
        a.write(pair.tell("second", null));
        pair.quiet();
        assertThat(b.store.state.heard).hasSize(2);
    }

    private Optional<Reason> refused(Envelope envelope) {
        Optional<Reason> reason =
                b.exchange.receive(Pair.wire(envelope), pair.now).refusal().map(BatchRefusal::reason);
        assertThat(b.store.state.heard).as("a refused batch takes no entry in").hasSize(reason.isPresent() ? 2 : 3);
        return reason;
    }

    private EvidenceCheck.Verdict verdict() {
        return new EvidenceCheck(a.seal.publicKey())
                .check(EvidenceText.decodeEvidence(b.store.state.evidence.getLast())
                        .orThrow());
    }

    @Test
    void aHeldEntrySentAgainWithOtherBytesIsCorrupt() {
        Digest root = forgery.log().head().root();
        Entry other = forgery.entry(1, "another second");
        assertThat(refused(forgery.said(1, List.of(other), forgery.head(2, root), a.node)))
                .contains(Reason.CORRUPT);
        Entry third = forgery.entry(2, "third");
        assertThat(refused(forgery.said(1, List.of(other, third), forgery.after(List.of(third)), a.node)))
                .contains(Reason.CORRUPT);
        Entry second = a.store.state.said.get(1);
        assertThat(refused(forgery.said(1, List.of(second, third), forgery.after(List.of(third)), a.node)))
                .isEmpty();
        assertThat(b.effects()).containsExactly("MESSAGE first", "MESSAGE second", "MESSAGE third");
    }

    @Test
    void aBodyThatIsNotItsHeadersIsCorrupt() {
        Entry entry = forgery.entry(2, "third");
        byte[] salt = new byte[Body.SALT_LENGTH];
        Entry damaged = new Entry(entry.headerBytes(), Optional.of(new Body(salt, Pair.bytes("thorn"))));
        Entry longer = new Entry(entry.headerBytes(), Optional.of(new Body(salt, Pair.bytes("third "))));
        assertThat(refused(forgery.next(damaged))).contains(Reason.CORRUPT);
        assertThat(refused(forgery.next(longer))).contains(Reason.CORRUPT);
        assertThat(refused(forgery.next(entry))).isEmpty();
    }

    @Test
    void aBatchThatBeginsBeyondWhatIsHeldIsAGap() {
        Entry fourth = forgery.entry(3, "fourth");
        Entry third = forgery.entry(2, "third");
        assertThat(refused(forgery.said(3, List.of(fourth), forgery.after(List.of(third, fourth)), a.node)))
                .contains(Reason.GAP);
    }

    @Test
    void aLargerHeadMayNotBeOlderAndMayHaveTheSameTime() {
        Entry third = forgery.entry(2, "third");
        Checkpoint head = forgery.after(List.of(third));
        var last = b.store.state.incoming.lastTime();
        assertThat(refused(forgery.next(List.of(third), Forgery.at(head, last.minusMillis(1)))))
                .contains(Reason.TIME_FELL);
        assertThat(refused(forgery.next(List.of(third), Forgery.at(head, last))))
                .isEmpty();
    }

    @Test
    void aHeadIsTakenUpToSixtySecondsAhead() {
        Entry third = forgery.entry(2, "third");
        Checkpoint head = forgery.after(List.of(third));
        assertThat(refused(forgery.next(
                        List.of(third),
                        Forgery.at(head, pair.now.plusSeconds(60).plusMillis(1)))))
                .contains(Reason.CLOCK_AHEAD);
        assertThat(refused(forgery.next(List.of(third), Forgery.at(head, pair.now.plusSeconds(60)))))
                .isEmpty();
    }

    @Test
    void aHeadOfAnotherChannelIsRefused() {
        Checkpoint head = forgery.log().head();
        var channel = tongban.kernel.channel.ChannelName.between(a.code, b.code, 2, Suite.SM2_SM3);
        Checkpoint other = new Checkpoint(
                channel, head.size(), head.root(), forgery.later(), head.acknowledged(), head.publicHeads());
        assertThat(refused(forgery.said(2, List.of(), other, a.node))).contains(Reason.WRONG_CHANNEL);
    }

    @Test
    void aKeyChangeMustEndItsBatchAndCarryANodeKeysCertificate() {
        PrivateKey next = PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom());
        Topic topic = new Topic("channel.key", 1);
        Entry change = forgery.control(
                        EntryKind.KEY_CHANGE, topic, a.certificate(next).encode())
                .at(2, forgery.hash());
        Entry after = forgery.entry(3, "after the change");
        assertThat(refused(forgery.said(2, List.of(change, after), forgery.after(List.of(change, after)), next)))
                .contains(Reason.KEY_CHANGE_INVALID);
        Entry uncertified = forgery.control(EntryKind.KEY_CHANGE, topic, Pair.bytes("no certificate"))
                .at(2, forgery.hash());
        assertThat(refused(forgery.next(uncertified))).contains(Reason.KEY_CHANGE_INVALID);
        assertThat(refused(forgery.said(2, List.of(change), forgery.after(List.of(change)), a.node)))
                .contains(Reason.SIGNATURE_INVALID);
        assertThat(refused(forgery.said(2, List.of(change), forgery.after(List.of(change)), a.node, next)))
                .isEmpty();
    }

    @Test
    void theOldKeyAfterItsChangeIsProvenWrong() {
        PrivateKey old = a.node;
        PrivateKey next = PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom());
        a.keys.put(next.publicKey().id(), next);
        a.write(forgery.control(
                EntryKind.KEY_CHANGE,
                new Topic("channel.key", 1),
                a.certificate(next).encode()));
        pair.quiet();
        assertThat(b.store.state.heard).hasSize(3);
        Entry fourth = forgery.entry(3, "fourth");
        Envelope answer =
                b.exchange.receive(forgery.said(3, List.of(fourth), forgery.after(List.of(fourth)), old), pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.SIGNATURE_INVALID);
        assertThat(answer.refusal().orElseThrow().sentence())
                .contains(next.publicKey().id().hex());
        assertThat(verdict()).isInstanceOf(EvidenceCheck.Verdict.Proven.class);
    }

    @Test
    void anAcknowledgementOfMoreThanTheLogHasBeginsAnew() {
        Checkpoint head = forgery.head(2, forgery.log().head().root());
        long said = b.store.state.said.size();
        Digest any = forgery.log().head().root();
        assertThat(refused(forgery.said(2, List.of(), Forgery.acknowledging(head, said + 1, any), a.node)))
                .contains(Reason.ACKNOWLEDGES_UNKNOWN);
        assertThat(b.exchange.isOpen()).isFalse();
        pair.quiet();
        assertThat(b.exchange.isOpen()).isTrue();
    }

    @Test
    void anAcknowledgementOfAnotherRootIsRefusedAndAlarms() {
        Entry third = forgery.entry(2, "third");
        Checkpoint head = forgery.after(List.of(third));
        assertThat(refused(forgery.next(List.of(third), Forgery.acknowledging(head, 0, head.root()))))
                .contains(Reason.ACKNOWLEDGES_OTHER);
        assertThat(b.saw(ExchangeEvent.OwnForkSuspected.class)).isTrue();
        assertThat(b.store.state.incoming.size()).isEqualTo(2);
    }

    @Test
    void withAThousandMessagesWaitingTheChannelStopsReading() {
        b.store.state.incoming = b.store.state.incoming.withWaiting(1000);
        assertThat(refused(forgery.next(forgery.entry(2, "third")))).contains(Reason.PARKING_FULL);
        b.store.state.incoming = b.store.state.incoming.withWaiting(999);
        pair.now = pair.now.plusSeconds(1);
        assertThat(refused(forgery.next(forgery.entry(2, "third")))).isEmpty();
    }

    @Test
    void anOlderHeadHasNoEffectAndIsShown() {
        Envelope old = forgery.said(2, List.of(), forgery.log().head(), a.node);
        pair.now = pair.now.plusSeconds(5);
        a.write(pair.tell("third", null));
        pair.quiet();
        assertThat(b.exchange.receive(old, pair.now).refusal()).isEmpty();
        List<ExchangeEvent.StaleHead> stale = b.events.stream()
                .filter(ExchangeEvent.StaleHead.class::isInstance)
                .map(ExchangeEvent.StaleHead.class::cast)
                .toList();
        assertThat(stale).isNotEmpty();
        assertThat(new EvidenceCheck(a.seal.publicKey()).check(stale.getLast().evidence()))
                .isInstanceOf(EvidenceCheck.Verdict.Shown.class);
        assertThat(b.effects()).hasSize(3);
    }

    private List<Digest> rewritten(Entry third) {
        List<Digest> leaves = new ArrayList<>(a.store.state.saidLeaves);
        leaves.set(0, forgery.leaves(List.of(forgery.entry(0, "another first"))).getFirst());
        leaves.add(forgery.leaves(List.of(third)).getFirst());
        return leaves;
    }

    @Test
    void aRewrittenLogIsAskedForItsTieWhichProvesTheFork() {
        Entry third = forgery.entry(2, "third");
        TreeNodes other = new TreeNodes(forgery.hash(), MemoryTransaction.hashes(rewritten(third)));
        Envelope answer = b.exchange.receive(forgery.next(List.of(third), forgery.head(3, other.root(3))), pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.ROOT_MISMATCH);
        assertThat(answer.prove()).hasValue(2);
        Envelope tied = new Envelope.Builder(a.code, b.code)
                .batch(tongban.kernel.channel.Batch.of(
                        3, List.of(), forgery.head(3, other.root(3)).sign(List.of(a.node))))
                .proof(new Envelope.Tie(other.root(2), ConsistencyProof.of(2, 3, other)))
                .build(forgery.log().session());
        assertThat(refused(tied)).contains(Reason.FORKED);
        assertThat(verdict()).isInstanceOf(EvidenceCheck.Verdict.Proven.class);
        assertThat(refused(forgery.next(third))).contains(Reason.FORKED);
    }

    @Test
    void anHonestZoneGivesATieThatLeadsFromWhatIsHeldToItsHead() {
        a.write(pair.tell("third", null));
        Envelope asking = new Envelope.Builder(b.code, a.code).prove(2).build(b.store.state.outgoing.session());
        Envelope answer = Pair.wire(a.exchange.receive(asking, pair.now));
        Envelope.Tie tie = answer.proof().orElseThrow();
        Checkpoint head = answer.batch().orElseThrow().checkpoint().checkpoint();
        assertThat(tie.earlierRoot()).isEqualTo(b.store.state.incoming.root());
        assertThat(tie.proof().proves(forgery.hash(), tie.earlierRoot(), head.root()))
                .isTrue();
        Envelope beyond = new Envelope.Builder(b.code, a.code).prove(9).build(b.store.state.outgoing.session());
        assertThat(a.exchange.receive(beyond, pair.now).proof()).isEmpty();
    }
}
