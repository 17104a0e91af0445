package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Doing;
import tongban.node.casework.Filing;
import tongban.node.casework.Notice;
import tongban.node.casework.NoticeChannel;
import tongban.node.casework.Standards;

/** What is handed in, and what lists show. */
class CaseDeskTest extends TwoZones {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"name\":1",
                "{}",
                "{\"other\":\"<script>alert(1)</script>\"}",
                "{\"nested\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void anUnfitFormIsRefusedAndStoresNothing(String form) {
        CaseOutcome outcome = a.desk.file(ZoneAtTest.filing(b.code, form, Role.COUNTER));

        assertThat(word(outcome)).isIn("form", "form-json");
        assertThat(a.sql.queryForObject("select count(*) from casework.case_file", Long.class))
                .isZero();
        assertThat(a.said).isEmpty();
    }

    @Test
    void hostileWordsAreKeptAsTheyAreOrRefusedByName() {
        String hostile = "{\"name\":\"'; drop table casework.event; -- ../../etc/passwd &xxe; 😀 䶮 \\u0000\"}";
        CaseId id = ZoneAtTest.done(a.desk.file(ZoneAtTest.filing(b.code, hostile, Role.COUNTER)))
                .id();
        ZoneAtTest.talk(a, b);

        assertThat(new String(b.desk.history(id).getFirst().body(), StandardCharsets.UTF_8))
                .contains(hostile);
        assertThat(word(a.desk.file(new Filing(
                        StandardsAtTest.ITEM,
                        b.code,
                        "演示\u0000",
                        "{\"name\":1}".getBytes(StandardCharsets.UTF_8),
                        Role.COUNTER,
                        "counter-1"))))
                .isEqualTo("subject");
        assertThat(word(a.desk.file(
                        ZoneAtTest.filing(b.code, "{\"name\":\"" + "长".repeat(30_000) + "\"}", Role.COUNTER))))
                .isEqualTo("form-size");
    }

    @Test
    void aCaseIsFoundByNumberNamePinyinAndInitials() {
        CaseId id = a.files(b.code);
        String number = a.file(id).number();

        for (String words : List.of(number, "演示", "科技有限", "yanshikeji", "YSKJ", number.substring(0, 20))) {
            assertThat(a.desk.list(new CaseQuery(CaseQuery.Queue.ALL, Set.of(), words, Optional.empty(), 10)))
                    .as(words)
                    .hasSize(1);
        }
        for (String words : List.of("演技", "xyz", "' | !", "科示")) {
            assertThat(a.desk.list(new CaseQuery(CaseQuery.Queue.ALL, Set.of(), words, Optional.empty(), 10)))
                    .as(words)
                    .hasSize(words.equals("' | !") ? 1 : 0);
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 7; i++) {
            a.files(b.code);
        }
        CaseQuery first = new CaseQuery(CaseQuery.Queue.ALL, Set.of(), "", Optional.empty(), 3);
        var one = a.desk.list(first);
        var two = a.desk.list(new CaseQuery(
                CaseQuery.Queue.ALL, Set.of(), "", Optional.of(one.getLast().place()), 3));
        var three = a.desk.list(new CaseQuery(
                CaseQuery.Queue.ALL, Set.of(), "", Optional.of(two.getLast().place()), 3));

        assertThat(java.util.stream.Stream.of(one, two, three)
                        .flatMap(List::stream)
                        .map(row -> row.id())
                        .distinct())
                .hasSize(7);
    }

    @Test
    void aRefusalByRuleTellsWhatWouldPass() {
        CaseId id = ZoneAtTest.done(
                        a.desk.file(ZoneAtTest.filing(b.code, "{\"name\":\"演示\",\"years\":6}", Role.COUNTER)))
                .id();
        ZoneAtTest.talk(a, b);
        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        b.does(id, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, "refuse");

        assertThat(word(b.desk.act(id, refusal("no-such-rule")))).isEqualTo("rule-is-met");
        CaseRecord file = ZoneAtTest.done(b.desk.act(id, refusal("five-years")));

        assertThat(file.state().phase()).isEqualTo(Phase.REFUSED);
        ZoneAtTest.talk(a, b);
        var told = a.desk.history(id).getLast();
        assertThat(told.event().fact(FactName.BASIS)).contains("公司法|47");
        assertThat(new String(told.body(), StandardCharsets.UTF_8)).contains("wouldPass", "不得大于 5", "at most 5");
    }

    private static Doing refusal(String rule) {
        String body = "{\"reasons\":\"演示理由\",\"remedies\":\"可申请复议\",\"rules\":[\"" + rule + "\"]}";
        return new Doing(
                Act.REFUSE, Role.DECIDER, "decider-1", java.util.Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whereTheSameIsAskedDifferencesAreNamedBeforeTheCaseRuns() {
        a.standards.differences = List.of(new Standards.Fault("eyes", "决定人数不同", "eyes differ"));
        a.files(b.code);

        zonesOfTheSameStandard();
        a.standards.differences = List.of(new Standards.Fault("eyes", "决定人数不同", "eyes differ"));
        CaseOutcome outcome = a.desk.file(ZoneAtTest.filing(b.code, "{\"name\":\"演示\"}", Role.COUNTER));

        assertThat(word(outcome)).isEqualTo("standards-differ");
        assertThat(((CaseOutcome.Refused) outcome).faults()).isEqualTo(a.standards.differences);
    }

    @Test
    void theSameIsNotFiledTwiceUnlessSomebodySaysSo() {
        String form = "{\"name\":\"演示\",\"years\":5}";
        String number = ZoneAtTest.done(a.desk.file(ZoneAtTest.filing(b.code, form, Role.COUNTER)))
                .number();
        // Another order and other spaces say the same.
        Filing again = ZoneAtTest.filing(b.code, "{ \"years\" : 5, \"name\":\"演示\"}", Role.APPLICANT);

        CaseOutcome refused = a.desk.file(again);
        assertThat(word(refused)).isEqualTo("duplicate");
        assertThat(((CaseOutcome.Refused) refused).arguments()).containsExactly(number);
        ZoneAtTest.done(a.desk.file(new Filing(
                again.item(), again.deciding(), again.subject(), again.form(), again.role(), again.by(), true)));
        ZoneAtTest.done(a.desk.file(ZoneAtTest.filing(b.code, form.replace("5", "4"), Role.COUNTER)));
    }

    @Test
    void whoAppliedIsToldWhereTheApplicationWasHandedIn() {
        CaseId id = accepted();

        assertThat(a.desk.notices(a.file(id)))
                .extracting(notice -> notice.audience() + " " + notice.kind() + " " + notice.state())
                .containsExactly("APPLICANT submitted DELIVERED", "APPLICANT accepted DELIVERED");
        assertThat(b.desk.notices(b.file(id))).isEmpty();
    }

    @Test
    void anOfficeIsRemindedBeforeALimitAndItsSupervisorsAfterIt() {
        CaseId id = accepted();
        b.desk.whatIsDue();
        assertThat(b.desk.notices(b.file(id))).isEmpty();
        clock.set(b.file(id).limits().decision().orElseThrow().minus(Duration.ofHours(24)));
        b.desk.whatIsDue();
        b.desk.whatIsDue();
        assertThat(kinds(id)).containsExactly("OFFICE reminder");

        clock.set(b.file(id).limits().decision().orElseThrow());
        b.desk.whatIsDue();
        b.desk.whatIsDue();
        assertThat(kinds(id)).containsExactly("OFFICE reminder", "SUPERVISOR escalation");
    }

    private List<String> kinds(CaseId id) {
        return b.desk.notices(b.file(id)).stream()
                .map(notice -> notice.audience() + " " + notice.kind())
                .toList();
    }

    @Test
    void aNoticeThatCannotBeDeliveredIsTriedAgainAndThenGivenUp() {
        Flaky sms = new Flaky(2);
        b.channels.add(sms);
        CaseId id = accepted();
        clock.set(b.file(id).limits().decision().orElseThrow().minus(Duration.ofHours(24)));
        b.desk.whatIsDue();

        for (int minutes : List.of(0, 1, 2)) {
            passes(Duration.ofMinutes(minutes));
            b.deliver();
        }
        Notice told = b.desk.notices(b.file(id)).getLast();
        assertThat(told.state()).isEqualTo(Notice.State.DELIVERED);
        assertThat(told.attempts()).isEqualTo(3);

        sms.fails = 100;
        clock.set(b.file(id).limits().decision().orElseThrow());
        b.desk.whatIsDue();
        for (int i = 0; i < 20; i++) {
            b.deliver();
            passes(Duration.ofHours(6));
        }
        Notice lost = b.desk.notices(b.file(id)).getLast();
        assertThat(lost.state()).isEqualTo(Notice.State.GIVEN_UP);
        assertThat(lost.attempts()).isEqualTo(12);
        assertThat(lost.fault()).contains("no network");
    }

    /** Short messages that fail some times. */
    private static final class Flaky implements NoticeChannel {
        private int fails;

        Flaky(int fails) {
            this.fails = fails;
        }

        @Override
        public String channel() {
            return "sms";
        }

        @Override
        public boolean serves(Notice.Audience audience) {
            return audience != Notice.Audience.APPLICANT;
        }

        @Override
        public void deliver(Notice notice) {
            if (fails-- > 0) {
                throw new IllegalStateException("no network");
            }
        }
    }
}
