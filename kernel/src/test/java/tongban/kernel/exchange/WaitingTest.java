package tongban.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.Suite;

/** What waits for a person, what is refused, and what one failing handler does to others. */
class WaitingTest {

    private static final OrderingKey CASE = new OrderingKey(1, 1);

    private final Pair pair = new Pair(Suite.SM2_SM3, Suite.ED25519_SHA256);
    private final Pair.Zone a = pair.a;
    private final Pair.Zone b = pair.b;
    private final Forgery forgery = new Forgery(pair);
    private final Attachment scan = new Attachment(new TreeHash(Suite.SM2_SM3).leaf(new byte[3]), 3);

    @BeforeEach
    void opened() {
        pair.quiet();
        assertThat(a.exchange.isOpen() && b.exchange.isOpen()).isTrue();
    }

    private Draft withScan(Draft draft) {
        return new Draft(
                draft.kind(),
                draft.id(),
                draft.eventTime(),
                Optional.of(CASE),
                draft.topic(),
                draft.inReplyTo(),
                draft.notAfter(),
                draft.body(),
                List.of(scan));
    }

    private List<String> reasons() {
        return b.store.state.said.stream()
                .filter(entry -> entry.header().orThrow().kind() == EntryKind.REFUSAL
                        || entry.header().orThrow().kind() == EntryKind.SET_ASIDE)
                .map(entry -> RefusalBody.decode(entry.body().orElseThrow().bytes())
                        .orElseThrow()
                        .reason())
                .toList();
    }

    private List<Waiting.Reason> waiting() {
        return b.store.state.waiting.values().stream().map(Waiting::reason).toList();
    }

    @Test
    void aQuestionBesideOneThatCrashesIsAnsweredOnce() {
        a.write(pair.ask("well", pair.now.plusSeconds(60)));
        a.write(pair.ask("crash", pair.now.plusSeconds(60)));
        pair.quiet();
        assertThat(b.effects()).containsExactly("QUESTION well");
        assertThat(a.effects()).contains("ANSWER answer to well");
        assertThat(waiting()).containsExactly(Waiting.Reason.SET_ASIDE);
    }

    @Test
    void whatHasNoKeyBlocksNothingButItself() {
        a.write(pair.tell("crash", null));
        a.write(pair.tell("crash too", null));
        a.write(pair.tell("well", null));
        pair.quiet();
        assertThat(b.effects()).containsExactly("MESSAGE well");
        assertThat(waiting()).containsExactly(Waiting.Reason.SET_ASIDE, Waiting.Reason.SET_ASIDE);
    }

    @Test
    void aRetryBeforeTheAttachmentsAreCompleteChangesNothing() {
        a.write(withScan(pair.tell("with scan", CASE)));
        pair.quiet();
        assertThat(b.exchange.retry(CASE, false, pair.now)).isZero();
        assertThat(waiting()).containsExactly(Waiting.Reason.ATTACHMENTS);
        assertThat(b.store.state.incoming.waiting()).isOne();
        assertThat(reasons()).isEmpty();
    }

    @Test
    void whatCrashesWhenItsAttachmentsHaveComeIsSetAsideAndTold() {
        a.write(withScan(pair.tell("crash with scan", CASE)));
        pair.quiet();
        b.store.state.attachments.add(scan.digest());
        assertThat(b.exchange.retry(CASE, false, pair.now)).isZero();
        assertThat(waiting()).containsExactly(Waiting.Reason.SET_ASIDE);
        pair.quiet();
        assertThat(reasons()).containsExactly(RefusalBody.SET_ASIDE);
    }

    @Test
    void whatWasBehindAndCrashesInItsTurnIsSetAsideAndTold() {
        a.write(pair.tell("crash one", CASE));
        a.write(pair.tell("crash two", CASE));
        a.write(pair.tell("well", CASE));
        pair.quiet();
        assertThat(b.exchange.retry(CASE, true, pair.now)).isOne();
        assertThat(waiting()).containsExactly(Waiting.Reason.SET_ASIDE, Waiting.Reason.BEHIND);
        assertThat(b.store.state.incoming.waiting()).isEqualTo(2);
        pair.quiet();
        assertThat(reasons()).containsExactly(RefusalBody.SET_ASIDE, RefusalBody.DISMISSED, RefusalBody.SET_ASIDE);
        assertThat(b.exchange.retry(CASE, true, pair.now)).isEqualTo(2);
        assertThat(b.effects()).containsExactly("MESSAGE well");
    }

    @Test
    void aQuestionThatWaitedPastItsTimeIsTooLate() {
        a.write(withScan(pair.ask("with scan", pair.now.plus(Duration.ofHours(1)))));
        pair.quiet();
        b.store.state.attachments.add(scan.digest());
        pair.now = pair.now.plus(Duration.ofHours(2));
        assertThat(b.exchange.retry(CASE, false, pair.now)).isOne();
        pair.quiet();
        assertThat(reasons()).containsExactly(RefusalBody.TOO_LATE);
        assertThat(b.effects()).isEmpty();
    }

    @Test
    void aRetryIsDueOnlyInAnOpenChannel() {
        a.write(withScan(pair.tell("with scan", CASE)));
        pair.quiet();
        b.store.state.attachments.add(scan.digest());
        b.start(pair.now);
        assertThat(b.exchange.retry(CASE, false, pair.now)).isZero();
        assertThat(waiting()).hasSize(1);
        pair.quiet();
        assertThat(b.exchange.retry(CASE, false, pair.now)).isOne();
        assertThat(b.effects()).containsExactly("MESSAGE with scan");
    }

    @Test
    void aHeaderThatCannotBeReadIsAppendedAndRefused() {
        Entry unreadable = new Entry(new byte[] {9, 9, 9}, Optional.empty());
        assertThat(b.exchange.receive(forgery.next(unreadable), pair.now).refusal())
                .isEmpty();
        assertThat(b.store.state.heard).containsExactly(unreadable);
        assertThat(reasons()).containsExactly(RefusalBody.UNREADABLE);
        RefusalBody refusal = RefusalBody.decode(
                        b.store.state.said.getFirst().body().orElseThrow().bytes())
                .orElseThrow();
        assertThat(refusal.sentence()).isNotBlank();
    }

    @Test
    void anEntryThatComesWithoutItsBodyIsRefused() {
        Entry erased = forgery.entry(0, "gone").erased();
        b.exchange.receive(forgery.next(erased), pair.now);
        assertThat(reasons()).containsExactly(RefusalBody.ANSWER_ERASED);
        assertThat(b.effects()).isEmpty();
    }

    @Test
    void anErasureMayStandInTheBatchOfWhatItErasesAndNamesNeitherItselfNorAnotherErasure() {
        Entry message = forgery.entry(0, "gone");
        b.exchange.receive(forgery.next(message, erasure(1, 0), erasure(2, 2), erasure(3, 1)), pair.now);
        assertThat(b.store.state.heard).hasSize(4);
        assertThat(b.store.state.heard.getFirst().body()).isEmpty();
        assertThat(b.store.state.heard.get(1).body()).isPresent();
        assertThat(reasons()).containsExactly(RefusalBody.ERASURE_INVALID, RefusalBody.ERASURE_INVALID);
    }

    private Entry erasure(long index, long of) {
        byte[] body = new ErasureBody(List.of(of), "retention ended", "演示 第二条").encode();
        return forgery.control(EntryKind.ERASURE, ErasureBody.TOPIC, body).at(index, forgery.hash());
    }

    @Test
    void aRepeatWhoseAnswerWasErasedIsToldSo() {
        Draft question = pair.ask("once", pair.now.plusSeconds(600));
        a.write(question);
        pair.quiet();
        b.store.state.said.replaceAll(Entry::erased);
        b.exchange.receive(forgery.next(question.at(1, forgery.hash())), pair.now);
        Entry last = b.store.state.said.getLast();
        assertThat(RefusalBody.decode(last.body().orElseThrow().bytes())
                        .orElseThrow()
                        .reason())
                .isEqualTo(RefusalBody.ANSWER_ERASED);
        assertThat(last.header().orThrow().id()).isNotEqualTo(EntryId.derived(Suite.ED25519_SHA256, question.id(), 0));
    }

    @Test
    void twoAnswersOfOneZoneHaveDifferentSalts() {
        a.write(pair.ask("one", pair.now.plusSeconds(60)));
        a.write(pair.ask("two", pair.now.plusSeconds(60)));
        pair.quiet();
        assertThat(b.store.state.said.stream()
                        .map(entry -> List.of(
                                entry.body().orElseThrow().salt()[0],
                                entry.body().orElseThrow().salt()[1],
                                entry.body().orElseThrow().salt()[2])))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }
}
