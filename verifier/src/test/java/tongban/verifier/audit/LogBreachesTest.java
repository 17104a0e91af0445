package tongban.verifier.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.channel.Topic;
import tongban.kernel.seal.PrivateKey;
import tongban.verifier.audit.Breach.Kind;
import tongban.verifier.command.Verdict;

/** Every way in which a log can break, with the place that the audit must name. */
class LogBreachesTest extends BrokenExport {

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
}
