package tongban.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.node.Browser;
import tongban.node.NodeAtTest;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;

/** What every page has, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellTest {
    private NodeAtTest node;
    private Browser browser;

    @BeforeAll
    void start() {
        node = NodeAtTest.demonstration();
        node.context()
                .getBean(Operators.class)
                .demonstrate(List.of(new DemonstrationOperator("wang", "王演示", Role.OFFICER, "demonstration-of-1899")));
        browser = new Browser(node.address());
        assertThat(browser.login("wang", "demonstration-of-1899").status()).isEqualTo(302);
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    @Test
    void speaksChineseFirstAndEnglishWhenAskedUntilAskedAgain() {
        Browser another = new Browser(node.address());
        assertThat(another.get("/help").text()).contains("lang=\"zh-CN\"", "成都高新区", "跳到正文");
        assertThat(another.get("/help?lang=en").text()).contains("lang=\"en\"", "Chengdu High-tech Zone");
        assertThat(another.get("/help").text()).contains("lang=\"en\"", "Skip to the content");
        assertThat(another.get("/help?lang=zh").text()).contains("lang=\"zh-CN\"");
        assertThat(another.get("/help?lang=xx").text()).contains("lang=\"zh-CN\"");
    }

    @Test
    void enlargesEverythingInElderModeAndKeepsTheRestOfTheAddress() {
        Browser another = new Browser(node.address());
        Browser.Page page = another.get("/login?next=%2Facts&elder=on");
        assertThat(page.text()).contains("class=\"tb-elder\"", "/login?next=%2Facts&amp;elder=off");
        assertThat(another.get("/login").text()).contains("class=\"tb-elder\"");
        assertThat(another.get("/login?elder=off").text()).doesNotContain("class=\"tb-elder\"");
    }

    @Test
    void sendsHeadersThatForbidForeignAndInlineScript() {
        Browser.Page page = browser.get("/");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.text()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain(" style=");
    }

    @Test
    void namesCookiesByZoneAndKeepsThemFromScriptAndOtherSites() {
        Browser another = new Browser(node.address());
        Browser.Page page = another.get("/login?lang=zh");
        assertThat(page.answer().headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("tb-cdgxq-")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
        assertThat(browser.cookie("tb-cdgxq-session")).isPresent();
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void servesTheThemeForAYearWithoutTheFontAndCrestOfGovUk() {
        String path = browser.get("/").find("href=\"(/assets/[0-9a-f]{12}/govuk.css)\"");
        Browser.Page css = browser.get(path, "Accept", "text/css");
        assertThat(css.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(css.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
        assertThat(css.answer().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(css.text()).contains(".govuk-button").doesNotContain("GDS Transport", "@font-face", "crest");
        assertThat(browser.get("/assets/old/govuk.css").header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/govuk-frontend/5.14.0/dist/govuk/assets/fonts/light-94a07e06a1-v2.woff2",
                "/assets/x/messages.properties",
                "/assets/x/..%2Fmessages.properties",
                "/nowhere"
            })
    void servesNothingElse(String path) {
        assertThat(browser.get(path).status()).isIn(400, 404);
    }

    @Test
    void saysCauseCureAndTraceOnAnErrorPage() {
        Browser.Page page = browser.get("/nowhere");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.words()).contains("没有这个页面", "原因", "怎么办", page.header("Trace-Id"));
        assertThat(page.header("Trace-Id")).matches("[0-9a-f]{32}");
        assertThat(browser.get("/nowhere?lang=en").words()).contains("There is no such page", "What to do");
        browser.get("/?lang=zh");
    }

    @Test
    void answersMachinesWithProblems() {
        Browser.Page page = browser.get("/nowhere", "Accept", "application/json", "Accept-Language", "en");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("application/problem+json");
        assertThat(page.text())
                .contains("\"type\":\"urn:tongban:problem:web.error.404\"", "\"title\":\"There is no such page\"")
                .contains("\"cause\":", "\"cure\":", "\"trace\":\"" + page.header("Trace-Id") + "\"")
                .doesNotContain("exception", "stackTrace");
    }

    @Test
    void goesOnWithTheTraceIdThatAPartnerSent() {
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertThat(browser.get("/", "traceparent", "00-" + id + "-00f067aa0ba902b7-01")
                        .header("Trace-Id"))
                .isEqualTo(id);
        assertThat(browser.get("/", "traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")
                        .header("Trace-Id"))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void showsTheNavigationOfTheRoleWithThePageMarked() {
        assertThat(browser.get("/operators").text())
                .contains("href=\"/operators\" aria-current=\"page\"", "href=\"/acts\"", "王演示");
        assertThat(new Browser(node.address()).get("/login").text()).doesNotContain("tb-side");
    }

    @Test
    void saysOnEveryPageThatThisIsADemonstration() {
        assertThat(browser.get("/").words()).contains("演示环境", "没有使用动态口令登录");
    }

    @Test
    void showsACraftedFlashAsPlainTextAtMost() {
        String flash = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("DONE\u001foperator.sessions.ended\u001f<b>x</b>".getBytes());
        Browser.Page page = new Browser(node.address()).get("/help", "Cookie", "tb-cdgxq-flash=" + flash);
        assertThat(page.text()).contains("&lt;b&gt;x&lt;/b&gt;").doesNotContain("<b>x</b>");
        assertThat(new Browser(node.address())
                        .get("/help", "Cookie", "tb-cdgxq-flash=%%%")
                        .status())
                .isEqualTo(200);
    }
}
