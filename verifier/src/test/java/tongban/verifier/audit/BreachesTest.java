package tongban.verifier.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;
import tongban.verifier.audit.Breach.Kind;
import tongban.verifier.command.Verdict;

/** Every way in which an export can break, with the place that the audit must name. */
class BreachesTest {

    @TempDir
    Path folder;

    private final SampleZone a = new SampleZone("yanshi-a", Suite.ED25519_SHA256, 11);
    private final SampleZone b = new SampleZone("yanshi-b", Suite.ED25519_SHA256, 12);
    private final PrivateKey first = a.newKey();
    private final PrivateKey second = a.newKey();
    private final SampleLog log = new SampleLog(a, ChannelName.between(a.code, b.code, 1, a.suite), first, 13);
    private final SampleLog reverse = new SampleLog(b, ChannelName.between(b.code, a.code, 1, b.suite), b.newKey(), 14);
    private byte[] file = {};

    /** Four entries in two batches. */
    @BeforeEach
    void write() {
        log.message("demo.one", "演示 0");
        log.message("demo.one", "演示 1");
        log.seal(Optional.empty());
        log.message("demo.one", "演示 2");
        log.message("demo.one", "演示 3");
        log.seal(Optional.empty());
    }

    private ChannelReport audit(byte[] bytes, Trust trust) {
        file = bytes;
        try {
            Path path = Files.write(folder.resolve("export.tbx"), bytes);
            return new ChannelAudit(InputFile.of(path), trust).run();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private ChannelReport audit(byte[] bytes) {
        return audit(bytes, new Trust(Map.of(), Map.of()));
    }

    private ChannelReport audit() {
        return audit(log.export().own().entries().end());
    }

    private void breaksAt(ChannelReport report, Kind kind, long entry, long soundBefore) {
        assertThat(report.damage()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.breaches()).extracting(Breach::kind).containsOnly(kind);
        assertThat(report.breaches().getFirst().entry()).isEqualTo(entry);
        assertThat(report.summary().entries()).isEqualTo(soundBefore);
    }

    /** Where bytes stand in the audited file. */
    private long placeOf(byte[] part) {
        for (int i = 0; i + part.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }

    private byte[] header(long index) {
        for (Batch batch : log.batches) {
            if (index < batch.end()) {
                return batch.entries().get((int) (index - batch.first())).headerBytes();
            }
        }
        throw new AssertionError("no entry " + index);
    }

    @Test
    void aGoodExportHolds() {
        ChannelReport report = audit();

        assertThat(report.verdict()).isEqualTo(Verdict.WELL);
        assertThat(report.summary().entries()).isEqualTo(4);
        assertThat(report.summary().root()).isEqualTo(log.root());
    }

    @Test
    void namesTheEntryWhoseHeaderWasChanged() {
        byte[] bytes = log.export().own().entries().end();
        file = bytes;
        int at = (int) placeOf(header(3));
        bytes[at + 12] ^= 1;
        ChannelReport report = audit(bytes);

        // The id is changed: the header can be read and is in its place, so only the batch is known.
        breaksAt(report, Kind.ROOT, 2, 2);
        assertThat(report.breaches().getFirst().facts()).startsWith(2L, 3L);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(header(2)));
        assertThat(report.summary().root())
                .isEqualTo(log.batches.getFirst().checkpoint().checkpoint().root());
    }

    @Test
    void namesTheEntryWhoseHeaderCannotBeReadUnderAWrongRoot() {
        byte[] bytes = log.export().own().entries().end();
        file = bytes;
        int at = (int) placeOf(header(3));
        bytes[at] = 9;
        ChannelReport report = audit(bytes);

        breaksAt(report, Kind.ROOT, 3, 2);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(at);
    }

    @Test
    void namesTheEntryAndTheByteOfAChangedBody() {
        byte[] bytes = log.export().own().entries().end();
        file = bytes;
        int at = (int) placeOf("演示 1".getBytes(UTF_8));
        bytes[at] ^= 1;
        ChannelReport report = audit(bytes);

        assertThat(report.breaches()).extracting(Breach::kind).contains(Kind.BODY);
        assertThat(report.breaches().getFirst().entry()).isEqualTo(1);
        // The body begins with its mark, its salt and its length.
        assertThat(report.breaches().getFirst().offset()).isEqualTo(at - 4 - Body.SALT_LENGTH - 1);
    }

    @Test
    void noticesAHeaderThatIsUnreadableUnderASignedRoot() {
        log.raw(new Entry("no header".getBytes(UTF_8), Optional.empty()));
        log.seal(Optional.empty());
        ChannelReport report = audit();

        breaksAt(report, Kind.HEADER, 4, 5);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf("no header".getBytes(UTF_8)));
    }

    @Test
    void noticesASkippedIndex() {
        Draft draft = Draft.message(
                log.id(), log.now, Optional.empty(), new Topic("demo.one", 1), log.body("演示".getBytes(UTF_8)));
        log.raw(draft.at(7, log.hash));
        log.seal(Optional.empty());
        ChannelReport report = audit();

        breaksAt(report, Kind.INDEX, 4, 5);
        assertThat(report.breaches().getFirst().facts()).containsExactly(7L);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(header(4)));
    }

    @Test
    void noticesAnIdThatComesTwice() {
        EntryId id = log.message("demo.one", "演示 4");
        log.seal(Optional.empty());
        log.add(Draft.message(
                id, log.now, Optional.empty(), new Topic("demo.one", 1), log.body("演示 5".getBytes(UTF_8))));
        log.seal(Optional.empty());
        ChannelReport report = audit();

        breaksAt(report, Kind.ID, 5, 6);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(header(5)));
    }

    @Test
    void noticesAMissingBatch() {
        SampleLog.Writing writing = log.export().own();
        ChannelReport report = audit(
                writing.each(log.shown().subList(1, 2), writing.writer::entries).end());

        breaksAt(report, Kind.GAP, 0, 0);
        assertThat(report.breaches().getFirst().facts()).containsExactly(0L, 2L);
    }

    @Test
    void noticesABatchOfAnotherChannel() {
        reverse.message("demo.one", "演示");
        reverse.seal(Optional.empty());
        SampleLog.Writing writing = log.export().own().entries();
        ChannelReport report =
                audit(writing.each(reverse.shown(), writing.writer::entries).end());

        breaksAt(report, Kind.CHANNEL, 0, 4);
    }

    @Test
    void noticesAHeadOfAKeyThatWasNeverCertified() {
        log.sign(List.of(a.newKey()));
        log.message("demo.one", "演示 4");
        log.seal(Optional.empty());

        breaksAt(audit(), Kind.SIGNATURE, 4, 4);
    }

    @Test
    void followsAKeyChangeAndNoticesTheOldKeyAfterIt() {
        log.change(second);
        log.seal(Optional.empty());
        log.message("demo.one", "演示 5");
        log.seal(Optional.empty());
        assertThat(audit().verdict()).isEqualTo(Verdict.WELL);

        log.sign(List.of(first));
        log.message("demo.one", "演示 6");
        log.seal(Optional.empty());
        breaksAt(audit(), Kind.SIGNATURE, 6, 6);
    }

    @Test
    void noticesAKeyChangeThatOnlyTheOldOrOnlyTheNewKeySigned() {
        for (PrivateKey alone : List.of(first, second)) {
            SampleLog other = new SampleLog(a, log.channel, first, 20);
            other.change(second);
            other.seal(Optional.empty(), List.of(), List.of(alone));

            breaksAt(audit(other.export().own().entries().end()), Kind.SIGNATURE, 0, 0);
        }
    }

    @Test
    void noticesAKeyChangeInTheMiddleOfABatchOrOfAnotherSeal() {
        SampleLog middle = new SampleLog(a, log.channel, first, 21);
        middle.change(second);
        middle.message("demo.one", "演示");
        middle.seal(Optional.empty());
        breaksAt(audit(middle.export().own().entries().end()), Kind.KEY_CHANGE, 0, 0);

        SampleLog foreign = new SampleLog(a, log.channel, first, 22);
        foreign.message("demo.one", "演示");
        foreign.change(b.certify(second), second);
        foreign.seal(Optional.empty());
        breaksAt(audit(foreign.export().own().entries().end()), Kind.KEY_CHANGE, 1, 0);
    }

    @Test
    void noticesTimesThatFall() {
        log.now = Instant.parse("2026-03-01T00:00:00Z");
        log.message("demo.one", "演示 4");
        log.seal(Optional.empty());

        breaksAt(audit(), Kind.TIME, 4, 5);
    }

    @Test
    void noticesAMissingBodyThatNoErasureNames() {
        log.lose(2);
        ChannelReport report = audit();

        breaksAt(report, Kind.MISSING, 2, 4);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(header(2)));
    }

    @Test
    void showsGroundAndArticleOfAnErasure() {
        log.erase(List.of(1L, 2L), "演示：期满", "个人信息保护法 第四十七条");
        log.seal(Optional.empty());
        ChannelReport report = audit();

        assertThat(report.verdict()).isEqualTo(Verdict.WELL);
        assertThat(report.summary().bodies().erased()).isEqualTo(2);
        assertThat(report.summary().bodies().erasures())
                .containsExactly(new Bodies.Erasure(4, 2, 1, "演示：期满", "个人信息保护法 第四十七条"));
    }

    @Test
    void saysWhenAnErasedBodyStillStandsInTheFile() {
        log.eraseInWordsOnly(List.of(1L), "演示：期满", "个人信息保护法 第四十七条");
        log.seal(Optional.empty());
        ChannelReport report = audit();

        assertThat(report.verdict()).isEqualTo(Verdict.WELL);
        assertThat(report.summary().bodies().kept()).isEqualTo(1);
        assertThat(report.summary().bodies().firstKept()).isEqualTo(1);
    }

    @Test
    void noticesAnErasureOfALaterEntryOrOfAControlEntry() {
        log.eraseInWordsOnly(List.of(9L), "演示", "演示 第一条");
        log.seal(Optional.empty());
        breaksAt(audit(), Kind.ERASURE, 4, 5);

        log.eraseInWordsOnly(List.of(4L), "演示", "演示 第一条");
        log.seal(Optional.empty());
        assertThat(audit().breaches())
                .extracting(Breach::entry, Breach::kind)
                .containsExactly(tuple(4L, Kind.ERASURE), tuple(5L, Kind.ERASURE));
    }

    @Test
    void noticesARefusalThatCannotBeRead() {
        log.reply(EntryKind.REFUSAL, log.id(), RefusalBody.TOPIC, "演示\n".getBytes(UTF_8));
        log.seal(Optional.empty());

        breaksAt(audit(), Kind.REFUSAL, 4, 5);
    }

    private SampleLog.Writing withPartner() {
        return log.export()
                .own()
                .certificates(b.sealCertificate, reverse.certificates.getFirst())
                .entries();
    }

    private SignedCheckpoint acknowledging(long size, Digest root) {
        return reverse.seal(Optional.of(new Acknowledgement(size, root))).head();
    }

    @Test
    void takesAnAcknowledgementOfAnySizeThatTheLogHad() {
        Digest rootAt3 = Samples.nodes(log).root(3);
        ChannelReport report =
                audit(withPartner().acknowledged(acknowledging(3, rootAt3)).end());

        assertThat(report.breaches()).isEmpty();
        assertThat(report.summary().acknowledged().orElseThrow().said().size()).isEqualTo(3);
    }

    @Test
    void noticesAnAcknowledgementOfARootThatTheLogNeverHad() {
        Digest other = log.hash.emptyRoot();
        SignedCheckpoint head = acknowledging(3, other);
        ChannelReport report = audit(withPartner().acknowledged(head).end());

        breaksAt(report, Kind.ACKNOWLEDGEMENT_ROOT, 2, 4);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(head.encode()) - 5);
    }

    @Test
    void noticesAnAcknowledgementOfMoreThanTheLogHas() {
        ChannelReport report =
                audit(withPartner().acknowledged(acknowledging(5, log.root())).end());

        breaksAt(report, Kind.ACKNOWLEDGEMENT_BEYOND, 4, 4);
    }

    @Test
    void noticesAnAcknowledgementThatIsNoneOrThatTheWrongKeySigned() {
        SignedCheckpoint none = reverse.seal(Optional.empty()).head();
        breaksAt(audit(withPartner().acknowledged(none).end()), Kind.ACKNOWLEDGEMENT_CHANNEL, -1, 4);
        breaksAt(audit(withPartner().acknowledged(log.head()).end()), Kind.ACKNOWLEDGEMENT_CHANNEL, -1, 4);

        Checkpoint said = acknowledging(4, log.root()).checkpoint();
        SignedCheckpoint forged = said.sign(List.of(b.newKey()));
        breaksAt(audit(withPartner().acknowledged(forged).end()), Kind.ACKNOWLEDGEMENT_SIGNATURE, -1, 4);
    }

    @Test
    void countsOfARevokedKeyOnlyWhatWasAcknowledgedBefore() {
        SignedCheckpoint before = acknowledging(2, Samples.nodes(log).root(2));
        Instant revokedAt = before.checkpoint().time().plusSeconds(1);
        reverse.now = revokedAt.plusSeconds(60);
        SignedCheckpoint after = acknowledging(4, log.root());
        SignedNote revocation =
                new Revocation("yanshi-a", first.publicKey().id(), revokedAt, "演示：密钥遗失").signedBy(a.seal);
        SampleLog.Writing writing = withPartner().acknowledged(before, after);
        ChannelReport report =
                audit(writing.each(List.of(revocation), writing.writer::revoked).end());

        breaksAt(report, Kind.REVOKED, 2, 4);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(header(2)));
        assertThat(report.summary().counted()).isEqualTo(2);
    }

    @Test
    void countsAllOfARevokedKeyThatALaterKeyVouchesFor() {
        log.change(second);
        log.seal(Optional.empty());
        SignedNote revocation = new Revocation("yanshi-a", first.publicKey().id(), log.now, "演示：按期更换").signedBy(a.seal);
        SampleLog.Writing writing = log.export().own().entries();
        ChannelReport report =
                audit(writing.each(List.of(revocation), writing.writer::revoked).end());

        assertThat(report.breaches()).isEmpty();
        assertThat(report.summary().counted()).isEqualTo(5);
    }

    @Test
    void noticesARevocationThatNoSealKeySigned() {
        SignedNote forged = new Revocation("yanshi-a", first.publicKey().id(), log.now, "演示").signedBy(b.seal);
        SampleLog.Writing writing = log.export().own().entries();

        breaksAt(audit(writing.each(List.of(forged), writing.writer::revoked).end()), Kind.REVOCATION, -1, 4);
    }

    @Test
    void noticesMissingForeignAndSecondSealKeysAndForeignCertificates() {
        byte[] noSeal =
                log.export().certificates(log.certificates.getFirst()).entries().end();
        assertThat(audit(noSeal).breaches()).extracting(Breach::kind).contains(Kind.SEAL);

        byte[] noNode = log.export().certificates(a.sealCertificate).entries().end();
        breaksAt(audit(noNode), Kind.NODE_KEY, -1, 0);

        PrivateKey another = a.newKey();
        SignedNote secondSeal = new KeyCertificate(
                        "yanshi-a", KeyKind.ZONE_SEAL, another.publicKey(), SampleZone.FROM, SampleZone.UNTIL)
                .signedBy(another);
        byte[] two = log.export().own().certificates(secondSeal).entries().end();
        breaksAt(audit(two), Kind.CERTIFICATE, -1, 4);

        byte[] foreign = log.export()
                .own()
                .certificates(reverse.certificates.getFirst())
                .entries()
                .end();
        breaksAt(audit(foreign), Kind.CERTIFICATE, -1, 4);

        byte[] good = log.export().own().entries().end();
        breaksAt(audit(good, new Trust(Map.of("yanshi-a", "0".repeat(16)), Map.of())), Kind.SEAL, -1, 4);
        Trust right = new Trust(Map.of("yanshi-a", a.fingerprint()), Map.of());
        assertThat(audit(good, right).verdict()).isEqualTo(Verdict.WELL);
    }

    @Test
    void judgesTheEvidenceInAnExportAndSaysWhoLied() {
        Samples samples = new Samples();
        Evidence.Fork fork = samples.fork();
        SampleLog.Writing writing = samples.ab.export().own().entries();
        ChannelReport report =
                audit(writing.each(List.of(fork), writing.writer::found).end());
        breaksAt(report, Kind.LIE, -1, 8);
        assertThat(report.breaches().getFirst().facts().getFirst()).hasToString("yanshi-a");

        Evidence empty = new Evidence.Fork(
                samples.ab.head(), samples.ab.head(), samples.ab.root(), fork.tie(), fork.certificates());
        SampleLog.Writing again = samples.ab.export().own().entries();
        breaksAt(audit(again.each(List.of(empty), again.writer::found).end()), Kind.NO_EVIDENCE, -1, 8);
    }
}
