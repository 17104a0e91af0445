package tongban.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Suite;

/** Start, restore, keys and lies: the rules of docs/protocol/channel-1.md, sections 4, 9 and 10. */
class StartAndLiesTest {

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

    private Batch batch(long first) {
        return Optional.ofNullable(b.store.state.batches.get(first)).orElseThrow();
    }

    @Test
    void aRestoredZoneGetsItsOwnEntriesBackAndNothingIsSaidOrDoneTwice() {
        opened();
        MemoryTables backup = b.store.state.copy();
        a.write(pair.ask("before the loss", pair.now.plusSeconds(5)));
        pair.quiet();
        b.write(pair.tell("b's own news", null));
        pair.quiet();
        assertThat(b.store.state.said).hasSize(2);
        b.store.state = backup;
        b.effects().clear();
        pair.now = pair.now.plusSeconds(600);
        b.start(pair.now);
        pair.quiet();
        assertThat(b.saw(ExchangeEvent.Recovered.class)).isTrue();
        assertThat(a.saw(ExchangeEvent.PartnerRestored.class)).isTrue();
        assertThat(b.adopted).containsExactly("answer to before the loss", "b's own news");
        assertThat(b.effects()).containsExactly("QUESTION before the loss");
        assertThat(b.said(EntryKind.ANSWER)).hasSize(1);
        assertThat(a.effects()).containsExactly("ANSWER answer to before the loss", "MESSAGE b's own news");
        atRestBothHoldTheSame();
    }

    @Test
    void aBodyDamagedOnItsWayBackIsNotAdoptedAndIsFetchedAgain() {
        opened();
        MemoryTables backup = b.store.state.copy();
        b.write(pair.tell("what was lost", null));
        pair.quiet();
        b.store.state = backup;
        pair.now = pair.now.plusSeconds(600);
        b.start(pair.now);
        pair.trip(b);
        Envelope fetching = b.exchange.poll(pair.now).orElseThrow();
        Envelope answer = a.exchange.receive(fetching, pair.now);
        b.exchange.answered(withOtherBodies(answer), pair.now);
        assertThat(b.adopted).isEmpty();
        assertThat(b.store.state.said).isEmpty();
        pair.quiet();
        assertThat(b.adopted).containsExactly("what was lost");
        atRestBothHoldTheSame();
    }

    private static Envelope withOtherBodies(Envelope answer) {
        Batch returned = answer.returned().orElseThrow();
        List<Entry> damaged = returned.entries().stream()
                .map(entry -> new Entry(
                        entry.headerBytes(), Optional.of(new Body(new byte[16], Pair.bytes("what was last")))))
                .toList();
        return new Envelope.Builder(answer.from(), answer.to())
                .held(answer.held().orElseThrow())
                .returned(Batch.of(returned.first(), damaged, returned.checkpoint()))
                .build(answer.session());
    }

    @Test
    void aLateAnswerToAStartOpensNothingWhenAnotherProcessHasBegunMeanwhile() {
        opened();
        pair.now = pair.now.plusSeconds(1);
        b.start(pair.now);
        Exchange late = b.exchange;
        Envelope answer = a.exchange.receive(late.poll(pair.now).orElseThrow(), pair.now);
        pair.now = pair.now.plusSeconds(1);
        b.start(pair.now);
        b.write(pair.tell("said meanwhile", null));
        pair.quiet();
        long session = b.store.state.outgoing.session();
        late.answered(answer, pair.now);
        assertThat(late.isOpen()).isFalse();
        assertThat(b.store.state.outgoing.session()).isEqualTo(session);
        assertThat(b.saw(ExchangeEvent.PartnerRestored.class)).isFalse();
        b.exchange = late;
        pair.quiet();
        assertThat(late.isOpen()).isTrue();
        assertThat(a.effects()).containsExactly("MESSAGE said meanwhile");
        atRestBothHoldTheSame();
    }

    @Test
    void whatWasSaidBeforeARestartCannotArriveAfterTheHello() {
        opened();
        b.write(pair.tell("in flight when it died", null));
        MemoryTables backup = b.store.state.copy();
        Envelope inFlight = b.exchange.poll(pair.now).orElseThrow();
        b.store.state = backup;
        pair.now = pair.now.plusSeconds(60);
        b.start(pair.now);
        pair.quiet();
        Envelope answer = a.exchange.receive(inFlight, pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.WRONG_SESSION);
        pair.quiet();
        assertThat(a.saw(ExchangeEvent.LieFound.class)).isFalse();
        atRestBothHoldTheSame();
    }

    @Test
    void ofTwoReplicasOnlyOneContinuesAState() {
        opened();
        a.write(pair.tell("one", null));
        Exchange paused = a.exchange;
        a.start(pair.now);
        pair.quiet();
        a.write(pair.tell("two", null));
        a.store.beforeCommit = () -> {
            a.store.beforeCommit = () -> {};
            a.write(pair.tell("three", null));
            a.exchange.poll(pair.now);
        };
        paused.poll(pair.now);
        pair.now = pair.now.plusSeconds(60);
        pair.quiet();
        assertThat(b.effects()).containsExactlyInAnyOrder("MESSAGE one", "MESSAGE two", "MESSAGE three");
        assertThat(b.saw(ExchangeEvent.LieFound.class)).isFalse();
        atRestBothHoldTheSame();
    }

    @Test
    void aForkIsProvenAndEndsTheChannel() {
        opened();
        Draft one = pair.tell("what A says to B", null);
        Draft other = pair.tell("what A says elsewhere", null);
        Envelope first = forged(List.of(one));
        Envelope second = forged(List.of(other));
        b.exchange.receive(first, pair.now);
        Envelope answer = b.exchange.receive(second, pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.FORKED);
        assertThat(b.store.state.incoming.forked()).isTrue();
        assertThat(b.store.state.evidence).hasSize(1);
    }

    @Test
    void aHeaderThatNamesAnotherPlaceIsRefusedWithEvidence() {
        opened();
        Outgoing log = a.store.state.outgoing;
        Entry skipped = pair.tell("skipped", null).at(5, new TreeHash(Suite.SM2_SM3));
        TreeHash hash = new TreeHash(Suite.SM2_SM3);
        var frontier = log.frontier().append(hash, List.of(hash.leaf(skipped.headerBytes())));
        var head = new tongban.kernel.channel.Checkpoint(
                log.channel(),
                1,
                frontier.root(hash),
                log.timeAfter(pair.now),
                log.head().acknowledged(),
                List.of());
        Batch batch = Batch.of(0, List.of(skipped), head.sign(List.of(a.node)));
        Envelope answer = b.exchange.receive(
                new Envelope.Builder(a.code, b.code).batch(batch).build(log.session()), pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.WRONG_INDEX);
        assertThat(b.store.state.evidence).hasSize(1);
        assertThat(b.store.state.heard).isEmpty();
    }

    @Test
    void aStartedZoneSignsNothingBeforeThePartnerHasSaidWhatItHolds() {
        Envelope first = a.exchange.poll(pair.now).orElseThrow();
        assertThat(first.batch()).isEmpty();
        assertThat(first.hello()).isPresent();
        Envelope answer = b.exchange.receive(first, pair.now);
        assertThat(answer.batch()).isEmpty();
        assertThat(answer.held()).isPresent();
        a.exchange.answered(answer, pair.now);
        assertThat(a.exchange.isOpen()).isTrue();
        assertThat(b.exchange.isOpen()).isFalse();
    }

    @Test
    void aRevokedKeySignsNothingMore() {
        opened();
        a.write(pair.tell("before", null));
        pair.quiet();
        MemoryTables tables = b.store.state.copy();
        tables.incoming = tables.incoming.revoking(a.node.publicKey().id());
        b.store.state = tables;
        a.write(pair.tell("after", null));
        Envelope answer = b.exchange.receive(a.exchange.poll(pair.now).orElseThrow(), pair.now);
        assertThat(answer.refusal().map(BatchRefusal::reason)).contains(Reason.KEY_REVOKED);
        assertThat(b.effects()).containsExactly("MESSAGE before");
    }

    @Test
    void aKeyChangeIsSignedByBothKeysAndThenByTheNewOneOnly() {
        opened();
        a.write(pair.tell("old key", null));
        pair.quiet();
        PrivateKey next = PrivateKey.generate(Suite.SM2_SM3, new java.security.SecureRandom());
        a.keys.put(next.publicKey().id(), next);
        a.write(control(
                EntryKind.KEY_CHANGE,
                new Topic("channel.key", 1),
                a.certificate(next).encode()));
        a.write(pair.tell("new key", null));
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE old key", "MESSAGE new key");
        assertThat(batch(1).checkpoint().note().signatures()).hasSize(2);
        assertThat(batch(2).checkpoint().note().signatures())
                .singleElement()
                .matches(signature -> signature.key().equals(next.publicKey().id()));
        atRestBothHoldTheSame();
    }
}
