package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;
import tongban.node.casework.Assignments.Delegation;
import tongban.node.casework.Consultations;
import tongban.node.casework.Consultations.Consultation;
import tongban.node.casework.Consultations.Consulted;
import tongban.node.casework.Consultations.Ending;
import tongban.node.casework.Consultations.Opinion;
import tongban.node.casework.Consultations.Question;
import tongban.node.casework.Consultations.Whom;
import tongban.node.casework.Doing;

/** Opinions that officials of one zone ask of each other. */
class ConsultationsTest extends TwoZones {

    private static final Whom QIAN = new Whom("qian", false);
    private static final Whom LAND = new Whom("land-office", true);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    private static Consultation done(Consulted consulted) {
        if (consulted instanceof Consulted.Done done) {
            return done.consultation();
        }
        throw new AssertionError(consulted.toString());
    }

    private static String word(Consulted consulted) {
        return consulted instanceof Consulted.Refused refused
                ? refused.refusal().word()
                : "done";
    }

    private static Question question(CaseId id, Whom whom) {
        return new Question(id, Role.REVIEWER, "zhao", whom, "经营场所是否可用？\n请核对 <b>规划</b>。", TODAY.plusDays(1));
    }

    private Consulted answers(Consultation asked, String by) {
        return b.consulting.answer(asked.id(), Opinion.OBJECTS, "规划为绿地。", by);
    }

    @Test
    void aColleagueAnswersOnceAndTheQuestionStandsWithTheAnswer() {
        CaseId id = accepted();
        Consultation asked = done(b.consulting.ask(question(id, QIAN)));
        assertThat(b.consulting.openWith(QIAN, Optional.empty(), 10)).containsExactly(asked);

        Consultation answered = done(answers(asked, "qian"));
        assertThat(word(answers(asked, "qian"))).isEqualTo("opinion-ended");
        assertThat(b.consulting.of(id)).containsExactly(answered);
        assertThat(b.consulting.openWith(QIAN, Optional.empty(), 10)).isEmpty();
        assertThat(answered.ending()).contains(new Ending(Optional.of(Opinion.OBJECTS), "规划为绿地。", "qian", b.now()));
        assertThat(answered.isLate(b.now().plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void itMovesNothingStopsNoClockAndNeverCrosses() {
        CaseId id = accepted();
        var before = b.file(id);
        var due = b.desk.clock(before);
        done(answers(done(b.consulting.ask(question(id, QIAN))), "qian"));

        assertThat(b.file(id)).isEqualTo(before);
        assertThat(b.desk.clock(before)).isEqualTo(due);
        assertThat(b.said).isEmpty();
        assertThat(a.consulting.of(id)).isEmpty();
        b.does(id, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, "grant");
    }

    @Test
    void itIsLateAfterItsDayInBeijing() {
        CaseId id = accepted();
        Consultation asked = done(b.consulting.ask(question(id, QIAN)));
        // It is nine in the morning in Beijing: the 26th ends in 39 hours.
        assertThat(asked.isLate(b.now().plus(Duration.ofHours(39).minusMillis(1))))
                .isFalse();
        assertThat(asked.isLate(b.now().plus(Duration.ofHours(39)))).isTrue();
        passes(Duration.ofHours(39));
        assertThat(done(answers(asked, "qian")).isLate(b.now())).isTrue();
    }

    @Test
    void onlyWhoWasAskedTheirDeputyOrAnybodyOfAnOfficeAnswers() {
        CaseId id = accepted();
        Consultation ofQian = done(b.consulting.ask(question(id, QIAN)));
        assertThat(word(answers(ofQian, "sun"))).isEqualTo("not-asked");
        b.assigning.delegate(new Delegation(
                CaseId.read("0".repeat(31) + "1").orElseThrow(), "qian", "sun", Optional.empty(), TODAY, TODAY));
        assertThat(done(answers(ofQian, "sun")).ending().orElseThrow().by()).isEqualTo("sun");
        Consultation ofLand = done(b.consulting.ask(question(id, LAND)));
        assertThat(word(answers(ofLand, "wu"))).isEqualTo("done");
    }

    @Test
    void whoAskedOrASupervisorWithdraws() {
        CaseId id = accepted();
        Consultation asked = done(b.consulting.ask(question(id, QIAN)));
        assertThat(word(b.consulting.withdraw(asked.id(), Role.REVIEWER, "qian")))
                .isEqualTo("not-asker");
        Consultation ended = done(b.consulting.withdraw(asked.id(), Role.SUPERVISOR, "chief"));
        assertThat(ended.ending().orElseThrow().opinion()).isEmpty();
        assertThat(word(answers(asked, "qian"))).isEqualTo("opinion-ended");
        passes(Duration.ofDays(9));
        assertThat(ended.isLate(b.now())).isFalse();
    }

    @Test
    void itIsAskedWhereTheCaseIsAndNotWhenItIsOver() {
        CaseId id = offered();
        // Offered to b: it examines the case before it takes it; a still holds it.
        assertThat(word(b.consulting.ask(question(id, LAND)))).isEqualTo("done");
        assertThat(word(a.consulting.ask(question(id, LAND)))).isEqualTo("done");
        b.does(id, Act.ACCEPT, Role.ACCEPTOR);
        ZoneAtTest.talk(a, b);
        assertThat(word(a.consulting.ask(question(id, LAND)))).isEqualTo("opinion-elsewhere");
        byte[] words = "{\"reasons\":\"演示\"}".getBytes(StandardCharsets.UTF_8);
        ZoneAtTest.done(b.desk.act(id, new Doing(Act.WITHDRAW, Role.APPLICANT, "applicant-1", Map.of(), words)));
        assertThat(word(b.consulting.ask(question(id, LAND)))).isEqualTo("case-over");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        CaseId id = accepted();
        CaseId none = CaseId.read("f".repeat(32)).orElseThrow();
        assertThat(word(b.consulting.ask(question(none, LAND)))).isEqualTo("unknown-case");
        assertThat(word(b.consulting.withdraw(none, Role.SUPERVISOR, "chief"))).isEqualTo("unknown-consultation");
        assertThat(word(b.consulting.ask(question(id, new Whom("zhao", false)))))
                .isEqualTo("opinion-own");
        assertThat(word(b.consulting.ask(new Question(id, Role.APPLICANT, "x", LAND, "?", TODAY))))
                .isEqualTo("wrong-role");
        for (LocalDate day : List.of(TODAY.minusDays(1), TODAY.plusDays(367))) {
            assertThat(word(b.consulting.ask(new Question(id, Role.REVIEWER, "zhao", LAND, "?", day))))
                    .isEqualTo("opinion-day");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u0000", "a\u0007", "\u202e倒", "\ud800", "a\r\nb"})
    void hostileTextIsRefused(String words) {
        CaseId id = accepted();
        assertThat(word(b.consulting.ask(new Question(id, Role.REVIEWER, "zhao", LAND, words, TODAY))))
                .isEqualTo("words");
    }

    @Test
    void aCaseHasSoManyOpenOnesAndTheyAreReadPageByPage() {
        CaseId id = accepted();
        for (int i = 0; i < Consultations.OPEN_MAX; i++) {
            Question one =
                    new Question(id, Role.REVIEWER, "zhao", LAND, "问 " + i + " 👨‍👩‍👧 䶮", TODAY.plusDays(i % 3));
            done(b.consulting.ask(one));
        }
        assertThat(word(b.consulting.ask(question(id, QIAN)))).isEqualTo("opinions-max");
        List<Consultation> first = b.consulting.openWith(LAND, Optional.empty(), 30);
        Consultation last = first.getLast();
        var place = new Consultations.Place(last.question().day(), last.id().toString());
        List<Consultation> second = b.consulting.openWith(LAND, Optional.of(place), 30);
        assertThat(second).hasSize(20).doesNotContainAnyElementsOf(first);
        assertThat(second.getFirst().question().day())
                .isAfterOrEqualTo(last.question().day());
    }
}
