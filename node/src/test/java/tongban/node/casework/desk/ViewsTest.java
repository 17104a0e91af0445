package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseRow;
import tongban.node.casework.SavedViews;
import tongban.node.casework.SavedViews.Draft;
import tongban.node.casework.SavedViews.Opened;
import tongban.node.casework.SavedViews.View;
import tongban.node.casework.SavedViews.Viewed;
import tongban.node.casework.SavedViews.Which;

/** Lists under a name. */
class ViewsTest extends TwoZones {

    private static final Which ACCEPTED =
            new Which("inbox", List.of("accepted"), "演示", Optional.of(StandardsAtTest.ITEM));

    private static View done(Viewed viewed) {
        if (viewed instanceof Viewed.Done done) {
            return done.view();
        }
        throw new AssertionError(viewed.toString());
    }

    private static String word(Viewed viewed) {
        return viewed instanceof Viewed.Refused refused ? refused.refusal().word() : "done";
    }

    private static Draft draft(String by, String name, Which which) {
        return new Draft(by, Role.REVIEWER, name, false, which);
    }

    private List<String> opened(CaseId view, String by) {
        return switch (b.views.open(view, by)) {
            case Opened.Listed listed ->
                b.desk.list(listed.query()).stream().map(CaseRow::id).toList();
            case Opened.Refused refused ->
                List.of(refused.refusal().word(), refused.refusal().arguments().toString());
        };
    }

    @Test
    void aViewListsWhatItsFieldsList() {
        offered();
        CaseId id = accepted();
        View view = done(b.views.save(draft("zhao", "已受理", ACCEPTED)));
        assertThat(opened(view.id(), "zhao")).containsExactly(id.toString());
        b.does(id, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, "grant");
        assertThat(opened(view.id(), "zhao")).isEmpty();
        Which proposed = new Which("all", List.of("proposed"), "", Optional.empty());
        done(b.views.replace(view.id(), draft("zhao", "待决定", proposed)));
        assertThat(opened(view.id(), "zhao")).containsExactly(id.toString());
        assertThat(b.views.of("zhao")).extracting(View::name).containsExactly("待决定");
    }

    @Test
    void itIsItsOwnersUnlessASupervisorSharesIt() {
        View own = done(b.views.save(draft("zhao", "我的", ACCEPTED)));
        assertThat(opened(own.id(), "qian").getFirst()).isEqualTo("unknown-view");
        assertThat(word(b.views.replace(own.id(), draft("qian", "夺", ACCEPTED))))
                .isEqualTo("unknown-view");
        assertThat(word(b.views.delete(own.id(), Role.SUPERVISOR, "chief"))).isEqualTo("unknown-view");
        assertThat(word(b.views.save(new Draft("zhao", Role.REVIEWER, "共", true, ACCEPTED))))
                .isEqualTo("wrong-role");

        View shared = done(b.views.save(new Draft("chief", Role.SUPERVISOR, "共", true, ACCEPTED)));
        assertThat(opened(shared.id(), "qian")).isEmpty();
        assertThat(b.views.of("zhao")).extracting(View::name).containsExactlyInAnyOrder("我的", "共");
        assertThat(b.views.of("chief")).extracting(View::name).containsExactly("共");
        assertThat(word(b.views.delete(shared.id(), Role.REVIEWER, "zhao"))).isEqualTo("unknown-view");
        assertThat(word(b.views.delete(shared.id(), Role.SUPERVISOR, "deputy-chief")))
                .isEqualTo("done");
        assertThat(opened(shared.id(), "chief").getFirst()).isEqualTo("unknown-view");
    }

    @Test
    void whatIsNoMoreIsSaidInsteadOfAnEmptyList() {
        View view = done(b.views.save(draft("zhao", "已受理", ACCEPTED)));
        b.standards.offered = false;
        assertThat(opened(view.id(), "zhao")).containsExactly("view-outdated", "[已受理, registration/branch-company]");
        b.standards.offered = true;
        b.sql.update("update casework.saved_view set phases = '{accepted,dreamt}', queue = 'outbox'");
        assertThat(opened(view.id(), "zhao")).containsExactly("view-outdated", "[已受理, outbox, dreamt]");
        assertThat(b.views.of("zhao")).hasSize(1);
    }

    @Test
    void whatCannotBeSavedIsRefused() {
        for (Which which : List.of(
                new Which("outbox", List.of(), "", Optional.empty()),
                new Which("inbox", List.of("dreamt"), "", Optional.empty()),
                new Which("inbox", List.of(), "", Optional.of("no/such")),
                new Which("inbox", List.of(), "\u0000", Optional.empty()))) {
            assertThat(word(b.views.save(draft("zhao", "一", which)))).isEqualTo("view-which");
        }
        for (String name : List.of("", " 一", "一\n二", "x".repeat(101), "\u202e")) {
            assertThat(word(b.views.save(draft("zhao", name, ACCEPTED)))).isEqualTo("view-name");
        }
        done(b.views.save(draft("zhao", "一", ACCEPTED)));
        assertThat(word(b.views.save(draft("zhao", "一", ACCEPTED)))).isEqualTo("view-name-taken");
        assertThat(word(b.views.save(draft("qian", "一", ACCEPTED)))).isEqualTo("done");
        for (int i = 1; i < SavedViews.EACH_MAX; i++) {
            done(b.views.save(draft("zhao", "第" + i, ACCEPTED)));
        }
        assertThat(word(b.views.save(draft("zhao", "多", ACCEPTED)))).isEqualTo("views-max");
    }
}
