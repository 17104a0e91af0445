package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
        assertThat(word(a.desk.file(new tongban.node.casework.Filing(
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
}
