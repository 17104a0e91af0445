package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRow;
import tongban.node.casework.MessageThread.Message;
import tongban.node.casework.MessageThread.Page;
import tongban.node.casework.MessageThread.Side;

/** What applicants and offices write to each other, in both zones. */
class ThreadTest extends TwoZones {

    private static CaseOutcome says(ZoneAtTest zone, CaseId id, Role role, String words) {
        return zone.thread.say(new Message(id, role, role.word() + "-1", words));
    }

    private static Page page(ZoneAtTest zone, CaseId id) {
        return zone.thread.page(id, 0, 100).orElseThrow();
    }

    private static List<String> thread(ZoneAtTest zone, CaseId id) {
        return page(zone, id).messages().stream()
                .map(said -> said.zone() + " " + said.by() + " " + said.words() + " "
                        + said.state().word())
                .toList();
    }

    private static String unread(ZoneAtTest zone) {
        CaseRow row = zone.desk
                .list(new CaseQuery(CaseQuery.Queue.ALL, Set.of(), "", Optional.empty(), 10))
                .getFirst();
        return row.unread() + " " + row.unreadByApplicant();
    }

    @Test
    void bothZonesHaveOneThread() {
        CaseId id = accepted();
        ZoneAtTest.done(says(a, id, Role.APPLICANT, "还要多久？\n<script>alert(1)</script>"));
        assertThat(thread(a, id)).containsExactly("yanshi-a applicant-1 还要多久？\n<script>alert(1)</script> waiting");
        ZoneAtTest.talk(a, b);
        assertThat(thread(a, id)).containsExactly("yanshi-a applicant-1 还要多久？\n<script>alert(1)</script> delivered");
        assertThat(unread(b)).isEqualTo("1 0");
        assertThat(unread(a)).isEqualTo("0 0");

        passes(java.time.Duration.ofMinutes(1));
        ZoneAtTest.done(says(b, id, Role.REVIEWER, "明日。"));
        assertThat(thread(b, id).getLast()).isEqualTo("yanshi-b reviewer-1 明日。 told");
        ZoneAtTest.talk(a, b);
        assertThat(thread(a, id).getLast()).isEqualTo("yanshi-b reviewer-1 明日。 delivered");
        assertThat(unread(a)).isEqualTo("0 1");
        sameEverywhere(id);
        assertThat(page(a, id).messages())
                .extracting(said -> said.at())
                .isEqualTo(
                        page(b, id).messages().stream().map(said -> said.at()).toList());
    }

    @Test
    void readingIsNotedForASideAndNeverGoesBack() {
        CaseId id = accepted();
        says(a, id, Role.APPLICANT, "一");
        says(a, id, Role.APPLICANT, "二");
        ZoneAtTest.talk(a, b);
        int first = page(b, id).messages().getFirst().number();
        assertThat(b.thread.read(id, Side.OFFICE, "zhao", first)).isTrue();
        assertThat(unread(b)).isEqualTo("1 0");
        assertThat(thread(b, id))
                .satisfiesExactly(
                        one -> assertThat(one).endsWith("一 read"),
                        two -> assertThat(two).endsWith("二 delivered"));
        b.thread.read(id, Side.OFFICE, "zhao", 1_000_000);
        b.thread.read(id, Side.OFFICE, "qian", first);
        assertThat(unread(b)).isEqualTo("0 0");
        assertThat(page(b, id).marks())
                .extracting(mark -> mark.by() + " " + mark.number())
                .containsExactly("zhao " + b.file(id).state().events());
        // The mark does not reach behind the events that there were.
        says(a, id, Role.APPLICANT, "三");
        ZoneAtTest.talk(a, b);
        assertThat(unread(b)).isEqualTo("1 0");
        assertThat(b.thread.read(CaseId.read("f".repeat(32)).orElseThrow(), Side.OFFICE, "zhao", 1))
                .isFalse();
    }

    @Test
    void aMessageDuringAHandOverWaitsAndArrives() {
        CaseId id = a.files(b.code);
        ZoneAtTest.done(says(a, id, Role.APPLICANT, "请尽快。"));
        assertThat(thread(a, id)).containsExactly("yanshi-a applicant-1 请尽快。 waiting");
        ZoneAtTest.talk(a, b);
        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        ZoneAtTest.talk(a, b);
        assertThat(thread(b, id)).containsExactly("yanshi-a applicant-1 请尽快。 delivered");
        assertThat(thread(a, id)).isEqualTo(thread(b, id));
    }

    @Test
    void inOneZoneAloneItIsThereAtOnceAndCountedForBothSides() {
        CaseId id = a.files(a.code);
        ZoneAtTest.done(says(a, id, Role.APPLICANT, "问"));
        ZoneAtTest.done(says(a, id, Role.ACCEPTOR, "答"));
        assertThat(thread(a, id))
                .containsExactly("yanshi-a applicant-1 问 delivered", "yanshi-a acceptor-1 答 delivered");
        assertThat(unread(a)).isEqualTo("1 1");
        a.thread.read(id, Side.APPLICANT, "counter-1", a.file(id).state().events());
        assertThat(unread(a)).isEqualTo("1 0");
        assertThat(thread(a, id).getLast()).endsWith("答 read");
    }

    @Test
    void pagesFollowEachOtherAndEventsThatAreNoMessagesAreLeftOut() {
        CaseId id = accepted();
        for (int i = 0; i < 5; i++) {
            says(b, id, Role.REVIEWER, "第" + i);
        }
        b.asks(id, RequestKind.COMPLAINT);
        Page first = b.thread.page(id, 0, 3).orElseThrow();
        Page second = b.thread.page(id, first.next().orElseThrow(), 3).orElseThrow();
        assertThat(first.messages()).extracting(said -> said.words()).containsExactly("第0", "第1", "第2");
        assertThat(second.messages()).extracting(said -> said.words()).containsExactly("第3", "第4");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void whatAPartnerSaysOtherwiseIsShownAsTheApplicants() {
        CaseId id = accepted();
        a.asks(id, RequestKind.MESSAGE);
        ZoneAtTest.talk(a, b);
        assertThat(page(b, id).messages()).singleElement().satisfies(said -> {
            assertThat(said.role()).isEqualTo(Role.APPLICANT);
            assertThat(said.by()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\u0000", "\u001b[31m", "\u2067x", "\udfff"})
    void hostileTextIsRefusedAndNothingIsKept(String words) {
        CaseId id = accepted();
        assertThat(word(says(b, id, Role.REVIEWER, words))).isEqualTo("words");
        assertThat(word(says(a, id, Role.APPLICANT, words))).isEqualTo("words");
        assertThat(word(says(a, id, Role.APPLICANT, "长".repeat(2001)))).isEqualTo("words");
        assertThat(word(says(a, id, Role.SYSTEM, "系统"))).isEqualTo("wrong-role");
        assertThat(thread(b, id)).isEmpty();
        ZoneAtTest.done(says(a, id, Role.APPLICANT, "䶮😀' or 1=1; -- %s {0}"));
    }
}
