package tongban.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.seal.Suite;

/** The public channel: one log, many readers, read from any index, one view for all. */
class PublicLogTest {

    private static final Suite SUITE = Suite.SM2_SM3;
    private static final ZoneCode ZONE = new ZoneCode("cdgxq");
    private static final ChannelName NAME = ChannelName.publicOf(ZONE, 1, SUITE);

    private final PrivateKey seal = PrivateKey.generate(SUITE, new SecureRandom());
    private final PrivateKey node = PrivateKey.generate(SUITE, new SecureRandom());
    private final SignedNote certificate = new KeyCertificate(
                    ZONE.value(),
                    KeyKind.NODE,
                    node.publicKey(),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Instant.parse("2028-01-01T00:00:00Z"))
            .signedBy(seal);
    private final Map<KeyId, Signer> keys =
            new HashMap<>(Map.of(node.publicKey().id(), node));
    private final Random random = new Random(5);
    private Instant now = Instant.parse("2026-11-25T03:00:00Z");

    private MemoryStore store() {
        return new MemoryStore(
                Outgoing.empty(NAME, node.publicKey()), Incoming.empty(NAME, seal.publicKey(), certificate));
    }

    /** A log over a store, opened with what nobody holds. */
    private PublicLog open(MemoryStore store) {
        PublicLog log = log(store);
        assertThat(log.open(List.of(), now)).isInstanceOf(PublicLog.Opening.Opened.class);
        return log;
    }

    private PublicLog log(MemoryStore store) {
        PublicLog.Store outgoing = new PublicLog.Store() {
            @Override
            public <T> T inTransaction(java.util.function.Function<OutgoingLog, T> work) {
                return store.inTransaction(work::apply);
            }
        };
        return new PublicLog(seal.publicKey(), outgoing, key -> Optional.ofNullable(keys.get(key)));
    }

    private void publish(MemoryStore store, PublicLog log, String text) {
        Draft draft = Draft.message(
                EntryId.random(random),
                now,
                Optional.empty(),
                new Topic("licence.status", 1),
                new Body(new byte[16], Pair.bytes(text)));
        store.inTransaction(transaction -> {
            transaction.add(List.of(draft));
            return true;
        });
        now = now.plusSeconds(1);
        assertThat(log.publish(now)).isEqualTo(1);
    }

    private Examination take(MemoryStore reader, Batch batch) {
        return reader.inTransaction(transaction -> new PublicReader(transaction).take(batch, now));
    }

    private Batch read(PublicLog log, long from) {
        return log.read(from).orElseThrow();
    }

    @Test
    void nothingIsSaidBeforeThePartnersWereAsked() {
        PublicLog log = log(store());
        assertThat(log.read(0)).isEmpty();
        assertThat(log.publish(now)).isZero();
    }

    @Test
    void readersFollowFromWhereTheyAre() {
        MemoryStore store = store();
        PublicLog log = open(store);
        MemoryStore reader = store();
        for (int i = 0; i < 5; i++) {
            publish(store, log, "state " + i);
            Examination examination = take(reader, read(log, i));
            assertThat(examination).isInstanceOf(Examination.Accepted.class);
        }
        assertThat(reader.state.incoming.root())
                .isEqualTo(store.state.outgoing.head().root());
    }

    @Test
    void whatItsZoneErasesGoesAwayInTheCopiesToo() {
        MemoryStore store = store();
        PublicLog log = open(store);
        MemoryStore reader = store();
        publish(store, log, "to be erased");
        publish(store, log, "to stay");
        take(reader, read(log, 0));
        byte[] erasure = new ErasureBody(List.of(0L), "演示：期满", "演示 第一条").encode();
        Draft draft = new Draft(
                EntryKind.ERASURE,
                EntryId.random(random),
                now,
                Optional.empty(),
                ErasureBody.TOPIC,
                Optional.empty(),
                Optional.empty(),
                new Body(new byte[16], erasure),
                List.of());
        store.inTransaction(transaction -> {
            transaction.add(List.of(draft));
            return true;
        });
        now = now.plusSeconds(1);
        assertThat(log.publish(now)).isEqualTo(1);
        assertThat(take(reader, read(log, 2))).isInstanceOf(Examination.Accepted.class);
        reader.inTransaction(transaction -> {
            assertThat(transaction.incomingAt(List.of(0L, 1L)))
                    .extracting(entry -> entry.body().isPresent())
                    .containsExactly(false, true);
            return true;
        });
        assertThat(take(store(), read(log, 0))).isInstanceOf(Examination.Accepted.class);
    }

    @Test
    void aReaderWhoHoldsNothingCanBeginAnywhere() {
        MemoryStore store = store();
        PublicLog log = open(store);
        for (int i = 0; i < 21; i++) {
            publish(store, log, "state " + i);
        }
        var schedule = store.state.outgoing.keys();
        for (int from = 0; from <= 21; from++) {
            Batch batch = Batch.decode(read(log, from).encode()).orThrow();
            assertThat(PublicReader.holds(batch, schedule, now)).isTrue();
            Batch other = new Batch(batch.first(), batch.entries(), batch.checkpoint(), Optional.empty());
            assertThat(PublicReader.holds(other, schedule, now)).isFalse();
        }
        assertThat(log.read(22)).isEmpty();
    }

    @Test
    void twoReadersWhoWereShownDifferentLogsFindOutAndProveIt() {
        MemoryStore shownToOne = store();
        MemoryStore shownToOther = store();
        PublicLog one = open(shownToOne);
        PublicLog other = open(shownToOther);
        publish(shownToOne, one, "valid");
        publish(shownToOther, other, "revoked");
        publish(shownToOther, other, "and more");
        MemoryStore firstReader = store();
        MemoryStore secondReader = store();
        take(firstReader, read(one, 0));
        take(secondReader, read(other, 0));
        Checkpoint seen = firstReader.state.incoming.head().orElseThrow().checkpoint();
        PublicHead repeated = new PublicHead(NAME, seen.size(), seen.root());
        assertThat(view(secondReader, repeated)).isEqualTo(PublicReader.View.DIFFERS);
        assertThat(view(firstReader, new PublicHead(NAME, 2, seen.root()))).isEqualTo(PublicReader.View.BEYOND);
        proves(judge(secondReader, firstReader));
        proves(judge(firstReader, secondReader));
        assertThat(take(firstReader, read(one, 1))).isInstanceOf(Examination.Refused.class);
    }

    private PublicReader.View view(MemoryStore reader, PublicHead said) {
        return reader.inTransaction(transaction -> new PublicReader(transaction).compare(said));
    }

    /** Judges the head that another reader holds, with the tie from that reader's copy. */
    private Optional<Evidence> judge(MemoryStore judge, MemoryStore holder) {
        long size = judge.state.incoming.size();
        return holder.inTransaction(theirs -> {
            PublicReader reader = new PublicReader(theirs);
            long from = Math.min(size, theirs.incoming().size());
            var head = theirs.incoming().head().orElseThrow();
            return judge.inTransaction(ours -> new PublicReader(ours).judge(head, reader.root(from), reader.tie(from)));
        });
    }

    private void proves(Optional<Evidence> evidence) {
        assertThat(evidence).isPresent();
        assertThat(new EvidenceCheck(seal.publicKey()).check(evidence.orElseThrow()))
                .isInstanceOf(EvidenceCheck.Verdict.Proven.class);
    }

    @Test
    void agreeingViewsProveNothing() {
        MemoryStore store = store();
        PublicLog log = open(store);
        publish(store, log, "one");
        MemoryStore behind = store();
        take(behind, read(log, 0));
        publish(store, log, "two");
        MemoryStore ahead = store();
        take(ahead, read(log, 0));
        assertThat(judge(behind, ahead)).isEmpty();
        assertThat(judge(ahead, behind)).isEmpty();
        Checkpoint seen = behind.state.incoming.head().orElseThrow().checkpoint();
        assertThat(view(ahead, new PublicHead(NAME, seen.size(), seen.root()))).isEqualTo(PublicReader.View.AGREES);
    }

    @Test
    void aRestoredLogTakesItsLostEntriesBackFromAReader() {
        MemoryStore store = store();
        PublicLog log = open(store);
        publish(store, log, "before the backup");
        MemoryTables backup = store.state.copy();
        publish(store, log, "after the backup");
        MemoryStore reader = store();
        take(reader, read(log, 0));
        store.state = backup;
        PublicLog restored = log(store);
        var held = reader.state.incoming.head().orElseThrow();
        assertThat(restored.open(List.of(held), now)).isInstanceOf(PublicLog.Opening.Missing.class);
        assertThat(restored.publish(now)).isZero();
        Batch returned = reader.inTransaction(transaction -> transaction.incomingBatch(1));
        assertThat(restored.adopt(returned)).isTrue();
        assertThat(restored.adopt(returned)).isFalse();
        assertThat(restored.open(List.of(held), now)).isInstanceOf(PublicLog.Opening.Opened.class);
        publish(store, restored, "after the restore");
        assertThat(take(reader, read(restored, 2))).isInstanceOf(Examination.Accepted.class);
    }

    @Test
    void aLogThatIsNotTheOneThatAPartnerHoldsDoesNotOpen() {
        MemoryStore store = store();
        publish(store, open(store), "one truth");
        MemoryStore another = store();
        PublicLog other = open(another);
        publish(another, other, "another truth");
        var held = read(other, 0).checkpoint();
        assertThat(log(store).open(List.of(held), now)).isInstanceOf(PublicLog.Opening.Differs.class);
    }
}
