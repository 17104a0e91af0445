package tongban.node.operator.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.Browser;
import tongban.node.NodeAtTest;
import tongban.node.operator.Acts;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;

/** What an officer does with accounts, what each role may see, and what the record of acts says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingAccountsTest {
    private NodeAtTest node;
    private People people;
    private People.Person officer;
    private Map<String, Browser> browsers = Map.of();

    @BeforeAll
    void start() throws IOException {
        node = NodeAtTest.inService();
        people = new People(node);
        officer = people.first();
        browsers = Map.of(
                "VIEWER", people.join(officer, "viewer", Role.VIEWER).browser(),
                "OPERATOR", people.join(officer, "operator", Role.OPERATOR).browser(),
                "OFFICER", officer.browser(),
                "AUDITOR", people.join(officer, "auditor", Role.AUDITOR).browser());
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/,               200, 200, 200, 200",
        "/help,           200, 200, 200, 200",
        "/account,        200, 200, 200, 200",
        "/operators,      403, 403, 200, 200",
        "/operators/new,  403, 403, 200, 403",
        "/acts,           403, 403, 200, 200",
        "/acts/check,     403, 403, 200, 200",
        "/acts/export,    403, 403, 200, 200",
    })
    void showsARoleWhatIsIts(String path, int viewer, int operator, int officer, int auditor) {
        Map.of("VIEWER", viewer, "OPERATOR", operator, "OFFICER", officer, "AUDITOR", auditor)
                .forEach((role, status) ->
                        assertThat(browserOf(role).get(path).status()).as(role).isEqualTo(status));
        assertThat(people.browser().get(path).status()).isEqualTo(path.equals("/help") ? 200 : 302);
    }

    private Browser browserOf(String role) {
        return Objects.requireNonNull(browsers.get(role), role);
    }

    @Test
    void onlyAnOfficerChangesAccounts() {
        String id = people.idOf("viewer");
        for (String role : List.of("VIEWER", "OPERATOR", "AUDITOR")) {
            Browser browser = browserOf(role);
            browser.get("/account");
            assertThat(browser.post("/operators/" + id, "act", "disable").status())
                    .isEqualTo(403);
            assertThat(browser.post("/operators/" + id, "act", "role", "role", "OFFICER")
                            .status())
                    .isEqualTo(403);
            assertThat(browser.post("/operators/new", "name", "xx", "shown", "x", "role", "OFFICER")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void nobodyChangesTheOwnAccountSoThatAnOfficerIsLeft() {
        officer.browser().get("/operators/" + people.idOf("first"));
        String path = "/operators/" + people.idOf("first");
        for (String act : List.of("disable", "reset", "sessions")) {
            assertThat(officer.browser().post(path, "act", act).words()).contains("由另一名印章管理员更改");
        }
        assertThat(officer.browser().post(path, "act", "role", "role", "VIEWER").words())
                .contains("由另一名印章管理员更改");
        assertThat(officer.browser().get("/").status()).isEqualTo(200);
    }

    @Test
    void closesTheAccountOfWhoeverLeavesAtOnceAndOpensItWithANewPassword() {
        People.Person leaver = people.join(officer, "leaver", Role.OPERATOR);
        String path = "/operators/" + people.idOf("leaver");
        officer.browser().get(path);
        assertThat(officer.browser().post(path, "act", "disable").location()).isEqualTo(path);
        assertThat(leaver.browser().get("/").location()).startsWith("/login");
        assertThat(people.browser().login("leaver", People.PASSWORD).words()).contains("不正确");
        officer.browser().get(path);
        String given = officer.browser().post(path, "act", "enable").find("id=\"given\">([^<]+)<");
        assertThat(people.browser().login("leaver", People.PASSWORD).words()).contains("不正确");
        people.setUp("leaver", given, people.browser());
    }

    @Test
    void showsTheOneStateThatAnAccountIsIn() {
        String path = "/operators/" + people.idOf("viewer");
        assertThat(officer.browser().get(path).words()).contains("正常").doesNotContain("已停用", "待设置", "演示账号");
        people.create(officer, "waiting", Role.VIEWER);
        path = "/operators/" + people.idOf("waiting");
        assertThat(officer.browser().get(path).words()).contains("待设置").doesNotContain("正常", "已停用");
    }

    @Test
    void resetsWhoeverLostPasswordOrAuthenticator() {
        People.Person loser = people.join(officer, "loser", Role.VIEWER);
        String path = "/operators/" + people.idOf("loser");
        officer.browser().get(path);
        String given = officer.browser().post(path, "act", "reset").find("id=\"given\">([^<]+)<");
        assertThat(loser.browser().get("/").location()).startsWith("/login");
        People.Person again = people.setUp("loser", given, people.browser());
        assertThat(again.secret()).isNotEqualTo(loser.secret());
        assertThat(again.recovery()).doesNotContainAnyElementsOf(loser.recovery());
    }

    @Test
    void aNewRoleHoldsAtOnce() {
        People.Person riser = people.join(officer, "riser", Role.VIEWER);
        String path = "/operators/" + people.idOf("riser");
        officer.browser().get(path);
        officer.browser().post(path, "act", "role", "role", "OFFICER");
        assertThat(riser.browser().get("/").location()).startsWith("/login");
        assertThat(people.signIn(riser).get("/operators/new").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"a, 名, 登录名为", "1abc, 名, 登录名为", "viewer, 名, 已有人使用", "good-name, '', 请填写同事认得的姓名"})
    void saysWhatIsWrongWithANewAccount(String name, String shown, String said) {
        officer.browser().get("/operators/new");
        Browser.Page page = officer.browser().post("/operators/new", "name", name, "shown", shown, "role", "VIEWER");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains(said, "请检查以下内容");
        assertThat(page.text()).contains("<title>错误：");
    }

    @Test
    void recordsEveryActInAChainThatOnlyGrows() {
        People.Person subject = people.join(officer, "recorded", Role.VIEWER);
        assertThat(subject.browser().get("/").status()).isEqualTo(200);
        Browser auditor = browserOf("AUDITOR");
        assertThat(auditor.get("/acts?words=recorded").words()).contains("开立账号", "recorded 演示 (recorded)", "查看员");
        assertThat(auditor.get("/acts?words=%E5%BC%80%E7%AB%8B&lang=en").words())
                .contains("Nothing was recorded");
        assertThat(auditor.get("/acts?words=made+an+account").words()).contains("Made an account");
        auditor.get("/?lang=zh");
        assertThat(auditor.get("/acts?until=2000-01-01").words()).contains("没有符合条件的记录");
        assertThat(auditor.get("/acts?from=yesterday").words()).contains("“yesterday”不是日期");
        assertThat(auditor.get("/acts/check").words()).contains("完整");
        assertThatThrownBy(() -> node.jdbc()
                        .sql("update operator.act set name = 'x' where number = 1")
                        .update())
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> node.jdbc().sql("delete from operator.act").update())
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> node.jdbc().sql("truncate operator.act").update())
                .hasMessageContaining("only ever added to");
    }

    @Test
    void exportsTheRecordAsATableThatNoOfficeProgramTakesForFormulas() {
        people.create(officer, "exported", Role.VIEWER);
        Browser.Page page = browserOf("AUDITOR").get("/acts/export?words=exported");
        assertThat(page.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(page.header("Content-Disposition")).contains("attachment");
        assertThat(page.text()).startsWith("\uFEFF\"序号\",\"时间\"").contains("\"开立账号\",\"exported 演示 (exported)\"");
        assertThat(page.text().lines()).hasSize(2);
    }

    @Test
    void findsALineThatSomebodyChangedBehindTheTriggers() throws IOException {
        try (NodeAtTest other = NodeAtTest.inService()) {
            People.Person first = new People(other).first();
            assertThat(first.browser().get("/acts/check").words()).contains("完整");
            other.jdbc().sql("alter table operator.act disable trigger all").update();
            other.jdbc()
                    .sql("update operator.act set subject = 'x' where number = 2")
                    .update();
            assertThat(first.browser().get("/acts/check").words()).contains("不完整", "首条不符的序号 2");
            other.jdbc().sql("delete from operator.act where number >= 2").update();
            assertThat(first.browser().get("/acts/check").words()).contains("不完整", "首条不符的序号 2");
        }
    }

    @Test
    void recordsNothingOutsideOfATransaction() {
        Acts acts = node.context().getBean(Acts.class);
        assertThatThrownBy(() -> acts.record("operator.act.created", "x", Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNodeInServiceHasNoOperatorsOfADemonstration() {
        Operators operators = node.context().getBean(Operators.class);
        assertThatThrownBy(() -> operators.demonstrate(
                        List.of(new DemonstrationOperator("demo", "演示", Role.OFFICER, "printed for everyone"))))
                .isInstanceOf(IllegalStateException.class);
    }
}
