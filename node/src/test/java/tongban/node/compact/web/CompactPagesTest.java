package tongban.node.compact.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.Browser;
import tongban.node.zone.FoundedZone;

/** The pages of agreements over real HTTP, without script, in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class CompactPagesTest {

    private static final String FIRST = new String(FoundedZone.words().first());
    private static final String SECOND = new String(FoundedZone.words().second());

    @TempDir
    private static Path folder;

    private AgreementDesk desk;
    private Browser officer;
    private Browser operator;
    private Browser viewer;

    @BeforeAll
    void start() throws IOException {
        desk = AgreementDesk.start(folder);
        officer = signedIn("zhang");
        operator = signedIn("wang");
        viewer = signedIn("li");
    }

    private Browser signedIn(String name) {
        Browser browser = new Browser(desk.address());
        assertThat(browser.login(name, AgreementDesk.PASSWORD).status()).isEqualTo(302);
        return browser;
    }

    @AfterAll
    void stop() throws IOException {
        desk.close();
    }

    private static String[] answers(String zh, String act, String terms) {
        return new String[] {
            "zh", zh,
            "en", "Agreement of " + zh.length(),
            "party", "yanshi-b",
            "from", "2026-01-01",
            "until", "2099-12-31",
            "replaces", "",
            "article-zh", "互相问候",
            "article-en", "Hello",
            "article-terms", terms,
            "act", act
        };
    }

    private String drafted(String title) {
        operator.get("/compacts/new");
        Browser.Page done = operator.post("/compacts/new", answers(title, "draft", "topic exchange.hello/1 any"));
        assertThat(done.status()).as(done.words()).isEqualTo(302);
        assertThat(done.location()).matches("/compacts/[0-9a-f]{64}");
        return done.location();
    }

    private Browser.Page sealed(String path, String reason) {
        officer.get(path);
        return officer.post(path, "reason", reason, "first", FIRST, "second", SECOND);
    }

    @Test
    void leadsFromTheFormOverTheCheckToTheDraft() {
        Browser.Page form = operator.get("/compacts/new");
        assertThat(form.words()).contains("起草协议", "演示区yanshi-b", "第 1 条");
        Browser.Page more = operator.post("/compacts/new", answers("演示协议一", "add", "topic exchange.hello/1 any"));
        assertThat(more.words()).contains("第 2 条");
        assertThat(more.text()).contains("value=\"演示协议一\"");
        String terms = "quota 7 per day any\n\ntopic exchange.hello/1 any\n";
        Browser.Page check = operator.post("/compacts/new", answers("演示协议一", "check", terms));
        assertThat(check.words()).contains("核对协议", "每日至多 7 件", "party yanshi-a party yanshi-b");
        Browser.Page edit = operator.post("/compacts/new", answers("演示协议一", "edit", terms));
        assertThat(edit.text()).contains("quota 7 per day any");
        Browser.Page done = operator.post("/compacts/new", answers("演示协议一", "draft", terms));
        Browser.Page page = operator.get(done.location());
        assertThat(page.words()).contains("已起草《演示协议一》", "草案，尚无人签署", "yanshi-a 送来文本", "未签署");
        assertThat(page.text()).doesNotContain("/sign\"");
        assertThat(operator.get("/compacts").words()).contains("演示协议一", "0 / 2");
        assertThat(operator.get("/compacts?lang=en").words()).contains("Agreement of 5", "draft");
        assertThat(operator.get("/compacts?lang=zh").status()).isEqualTo(200);
    }

    @Test
    void saysAtTheFieldWhatIsWrong() {
        operator.get("/compacts/new");
        Browser.Page page =
                operator.post("/compacts/new", answers("演示协议二", "check", "topic exchange.hello/1 any\ntopik x"));
        assertThat(page.text()).contains("href=\"#article-terms-0\"", "id=\"article-terms-0-fault\"");
        assertThat(page.words()).contains("topik x", "款须为 topic");
        Browser.Page untitled = operator.post("/compacts/new", answers("", "check", "topic exchange.hello/1 any"));
        assertThat(untitled.text()).contains("href=\"#zh\"", "id=\"zh-fault\"");
    }

    @Test
    void twoOfficersSignSuspendResumeAndWithdraw() {
        String address = drafted("演示协议三");
        assertThat(officer.get(address).text())
                .contains(address + "/sign", address + "/suspend", address + "/withdraw");
        Browser.Page wrong = officer.post(address + "/sign", "first", SECOND, "second", FIRST);
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.text()).contains("href=\"#first\"").doesNotContain(SECOND);
        assertThat(sealed(address + "/sign", "").location()).isEqualTo(address);
        assertThat(officer.get(address).words()).contains("本区已签署《演示协议三》", "待 yanshi-b 签署");
        assertThat(officer.get(address + "/bundle").text()).contains("tongban/1/compact-signature", "— yanshi-a ");
        assertThat(officer.get(address + "/text").text()).startsWith("tongban/1/compact\n");
        assertThat(sealed(address + "/suspend", " ").text()).contains("href=\"#reason\"");
        assertThat(sealed(address + "/suspend", "演示：核查").status()).isEqualTo(302);
        assertThat(officer.get(address).words()).contains("yanshi-a 暂停：演示：核查");
        assertThat(officer.get(address + "/suspend").words()).contains("当前状态下不能办理");
        assertThat(sealed(address + "/resume", "演示：已核查").status()).isEqualTo(302);
        assertThat(sealed(address + "/withdraw", "演示：不再合作").status()).isEqualTo(302);
        assertThat(officer.get(address + "?lang=en").words()).contains("withdrawn", "yanshi-a withdrew");
        officer.get(address + "?lang=zh");
        assertThat(officer.get("/acts").words()).contains("签署协议", "暂停协议", "恢复协议", "撤回协议");
    }

    @Test
    void onlyThoseActWhoMay() {
        String address = drafted("演示协议四");
        assertThat(viewer.get(address).words()).contains("演示协议四");
        assertThat(viewer.get("/compacts").text()).doesNotContain("/compacts/new");
        assertThat(viewer.get("/compacts/new").status()).isEqualTo(403);
        assertThat(operator.get(address + "/sign").status()).isEqualTo(403);
        assertThat(viewer.get("/compacts/" + "0".repeat(64)).status()).isEqualTo(404);
        assertThat(viewer.get("/").words()).contains("合作协议", "待本区签署");
    }
}
