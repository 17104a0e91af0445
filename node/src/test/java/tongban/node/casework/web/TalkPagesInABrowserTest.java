package tongban.node.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.calendar.LegalClock;
import tongban.node.Browser;
import tongban.node.Chromium;
import tongban.node.Pictures;
import tongban.node.casework.door.NodeOfCases;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;

/** What clerks write about cases, look up and mend, in a real browser: messages, opinions, views, duties, supplements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class TalkPagesInABrowserTest {

    private static final boolean ALL = "all".equals(System.getProperty("tongban.pages"));

    private static final String PASSWORD = "demonstration-of-1899";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>演示";
    private static final Pattern NO_WORD = Pattern.compile("\\?\\?[a-z.-]+_(zh|en)");
    private static final String IN_THREE_DAYS =
            LegalClock.dateOf(Instant.now()).plusDays(3).toString();

    @TempDir
    private static Path folder;

    private final List<String> complaints = new ArrayList<>();
    private NodeOfCases node;
    private Chromium chromium;
    private String id = "";
    private String waiting = "";
    private CasesToTalkAbout cases;

    @BeforeAll
    void start() throws Exception {
        node = new NodeOfCases(folder);
        node.bean(Operators.class)
                .demonstrate(List.of(
                        new DemonstrationOperator("li", "李演示", Role.OPERATOR, PASSWORD),
                        new DemonstrationOperator("wang", "王演示", Role.OPERATOR, PASSWORD)));
        cases = new CasesToTalkAbout(node);
        id = cases.filed("演示路一号");
        waiting = cases.withGaps("演示路二号");
        cases.grantedChange();
        cases.said(id, HOSTILE + "\n第二行");
        chromium = new Chromium(node.address());
    }

    @AfterAll
    void stop() throws IOException {
        chromium.close();
        node.close();
    }

    private BrowserContext as(String name, int width, boolean script) {
        BrowserContext window = chromium.window(width, script);
        window.onDialog(dialog -> complaints.add("a script ran"));
        Browser browser = new Browser(node.address());
        assertThat(browser.login(name, PASSWORD).status()).isEqualTo(302);
        chromium.as(window, browser.cookie("tb-yanshi-a-session").orElseThrow());
        return window;
    }

    private void looked(Page page, String name, String taste, int width) {
        if (NO_WORD.matcher(page.content()).find()) {
            complaints.add(name + " shows the key of a word");
        }
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (wide > width) {
            complaints.add(name + " is " + wide + " wide");
        }
        Pictures.take(page, name, taste, width < 1000 ? "-narrow" : "");
    }

    private static String text(Page page) {
        return page.locator("main").textContent();
    }

    @Test
    @Order(1)
    void clerksReadAndWriteWhatStandsBetweenThemAndTheApplicant() {
        try (BrowserContext window = as("li", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/cases?lang=zh&elder=off");
            assertThat(page.locator("tbody").textContent()).contains("1 条未读留言");
            page.navigate("/cases/" + id + "/thread");
            assertThat(text(page)).contains(HOSTILE, "申请人", "演示区yanshi-a");
            page.locator("#do").click();
            assertThat(page.locator("#words-fault").textContent()).contains("请填写说明");
            String once = page.locator("[name=once]").getAttribute("value");
            page.locator("#role").selectOption("acceptor");
            page.locator("#words").fill("请补交\n一份证明");
            page.locator("#do").click();
            assertThat(page.locator(".tb-flash").textContent()).contains("留言已发送");
            assertThat(text(page)).contains("一份证明", "李演示", "已读").doesNotContain("全部标为已读");
            int messages = page.locator(".tb-talk li").count();
            // The form that was sent is sent a second time, under the same key.
            page.evaluate("once => { document.querySelector('[name=once]').value = once }", once);
            page.locator("#words").fill("请补交\n一份证明");
            page.locator("#do").click();
            assertThat(page.locator(".tb-talk li").count()).isEqualTo(messages);
            page.getByText("均已转告申请人").click();
            assertThat(text(page)).contains("李演示已于");
        }
    }

    @Test
    @Order(2)
    void aColleagueIsAskedAndAnswers() throws Exception {
        try (BrowserContext window = as("li", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/cases/" + id + "/opinions?lang=zh");
            page.locator("#do").click();
            assertThat(page.locator(".govuk-error-summary li").count()).isEqualTo(3);
            page.locator("#whom").selectOption("person:" + cases.pseudonym("王演示"));
            page.locator("#question").fill("地址是否属实？" + HOSTILE);
            page.locator("#day").fill("1899-01-01");
            page.locator("#do").click();
            assertThat(page.locator("#day-fault").textContent()).contains("366");
            page.locator("#day").fill(IN_THREE_DAYS);
            page.locator("#do").click();
            assertThat(text(page)).contains("还有 3 天", "王演示", HOSTILE);
        }
        try (BrowserContext window = as("wang", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/?lang=zh");
            assertThat(page.locator(".tb-card:has(a[href='/opinions'])").textContent())
                    .contains("待我答复1");
            page.locator(".tb-card a[href='/opinions']").click();
            page.locator("tbody a[href^='/opinions/']").first().click();
            page.locator("#opinion").selectOption("objects");
            page.locator("#do").click();
            assertThat(page.locator("#words-fault").textContent()).contains("请填写说明");
            page.locator("#words").fill("与登记不符");
            page.locator("#do").click();
            assertThat(text(page)).contains("不同意", "与登记不符", "王演示");
            page.navigate("/opinions");
            assertThat(text(page)).contains("没有待您答复的意见");
        }
        assertThat(node.acts()).contains("wang case.recorded");
    }

    @Test
    @Order(3)
    void aListIsSavedUsedRenamedAndRemoved() {
        try (BrowserContext window = as("li", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/cases?queue=all&phase=gaps-told&item=registration/branch-company&lang=zh");
            page.getByText("把此列表存为视图").click();
            page.locator("#do").click();
            assertThat(page.locator("#name-fault").textContent()).contains("一行");
            page.locator("#name").fill("待补正的分公司");
            page.locator("#do").click();
            assertThat(page.locator("nav a[aria-current]").allTextContents()).contains("待补正的分公司", "全部");
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            page.navigate("/cases");
            page.getByText("待补正的分公司").click();
            assertThat(page.locator("#phase").inputValue()).isEqualTo("gaps-told");
            page.navigate("/views");
            page.getByText("改名或删除“待补正的分公司”").click();
            page.locator("#name").fill("补正");
            page.locator("#shared").check();
            page.locator("#do").click();
        }
        try (BrowserContext window = as("wang", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/views?lang=zh");
            assertThat(text(page)).contains("补正", "已共享", "李演示");
            page.getByText("改名或删除“补正”").click();
            page.locator("#remove").click();
            assertThat(page.locator(".tb-flash").textContent()).contains("已删除");
            assertThat(text(page)).contains("尚未保存列表");
        }
    }

    @Test
    @Order(4)
    void whatFollowsAGrantIsFoundFromBothSidesAndNoted() {
        try (BrowserContext window = as("li", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/duties?side=ours&lang=zh");
            assertThat(text(page)).contains("演示科技有限公司重庆分公司", "还有 ", "准予：");
            page.navigate("/duties");
            page.locator("tbody th a").first().click();
            page.locator("#do").click();
            assertThat(text(page)).contains("已知悉", "产生后续义务");
            page.navigate("/duties?code=1");
            assertThat(page.locator("#code-fault").textContent()).contains("18 位");
        }
    }

    @Test
    @Order(5)
    void everyPageIsAccessibleInChinese() {
        everyPage(1280, "lang=zh&elder=off", true);
    }

    @Test
    @Order(6)
    void everyPageFitsANarrowScreenInEnglish() {
        everyPage(320, "lang=en&elder=off", ALL);
    }

    private void everyPage(int width, String taste, boolean audited) {
        try (BrowserContext window = as("li", width, true)) {
            Page page = window.newPage();
            page.navigate("/?" + taste);
            for (String path : List.of(
                    "/",
                    "/cases",
                    "/cases/" + id,
                    "/cases/" + id + "/thread",
                    "/cases/" + id + "/opinions",
                    "/cases/" + waiting + "/supplement",
                    "/opinions",
                    "/opinions/" + cases.asked(id, cases.pseudonym("李演示")),
                    "/views",
                    "/views/new?queue=all&words=%3Cb%3E",
                    "/duties?list=all&side=both",
                    "/duties/" + cases.duty())) {
                assertThat(Objects.requireNonNull(page.navigate(path)).status())
                        .as(path)
                        .isEqualTo(200);
                looked(page, "talk" + path.replaceAll("[0-9a-f]{32}", "one").replaceAll("[/?]", "-"), taste, width);
                if (audited) {
                    complaints.addAll(Chromium.violations(page));
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(7)
    void theCounterMendsAnApplicationGapByGap() {
        try (BrowserContext window = as("li", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/cases/" + waiting + "/supplement?lang=zh");
            assertThat(text(page)).contains("告知内容：门牌号", "详细地址", "公民身份号码").doesNotContain("510107189901010006");
            page.locator("#do").click();
            assertThat(page.locator(".govuk-error-summary").textContent()).contains("请至少补正一项");
            page.getByLabel("负责人 · 公民身份号码").fill("510107189901010007");
            page.getByLabel("经营场所 · 详细地址").fill("演示路二号三楼");
            page.locator("#do").click();
            assertThat(page.locator(".govuk-error-message").count()).isEqualTo(1);
            page.getByLabel("负责人 · 公民身份号码").fill("510107189901010006");
            page.getByLabel("前置许可批准文件", new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.locator("#do").click();
            assertThat(text(page)).contains("演示路二号三楼", "前置许可批准文件", "核算方式", "仍未补正");
            page.locator("#do").click();
            assertThat(page.locator(".tb-flash").textContent()).contains("补正已记入办理过程");
            assertThat(text(page)).contains("演示路二号三楼", "已提交");
            page.navigate("/cases/" + waiting + "/supplement");
            assertThat(page.locator(".tb-flash").textContent()).contains("现在不待补正");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(8)
    void aListOfManyTakesAsManyStatementsAsAListOfOne() throws Exception {
        cases.several(6);
        Browser browser = new Browser(node.address());
        browser.login("li", PASSWORD);
        try (CountedStatements statements = new CountedStatements()) {
            List<String> one =
                    statements.of(() -> browser.get("/cases?queue=all&phase=granted"), "as page order by place");
            List<String> many = statements.of(
                    () -> assertThat(browser.get("/cases?queue=all").text().split("name=\"picked\""))
                            .hasSizeGreaterThan(8),
                    "as page order by place");
            assertThat(many).hasSizeBetween(1, one.size() + 1).hasSizeLessThan(20);
            List<String> home = statements.of(() -> browser.get("/"), "as mine");
            assertThat(home).hasSizeLessThan(20).noneMatch(sql -> sql.contains("as page order by place"));
        }
    }
}
