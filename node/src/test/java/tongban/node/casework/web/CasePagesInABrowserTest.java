package tongban.node.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import tongban.node.Browser;
import tongban.node.Chromium;
import tongban.node.Pictures;
import tongban.node.casework.desk.SheetAtTest;
import tongban.node.casework.door.NodeOfCases;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;
import tools.jackson.databind.json.JsonMapper;

/** Clerks in a real browser: a case from the list to its end by two people, and hostile text that stays text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class CasePagesInABrowserTest {

    private static final String PASSWORD = "demonstration-of-1899";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>演示";
    private static final Pattern NO_WORD = Pattern.compile("\\?\\?[a-z.-]+_(zh|en)");
    private static final String FILING = """
            {"item":"registration/branch-company","deciding":"yanshi-a","subject":"%s","role":"counter",
             "by":"yanshi-a-li","form":
             {"name":"演示科技有限公司重庆分公司",
              "parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
              "premises":{"division":"500107104","address":"演示路一号"},
              "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
              "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
              "contact":{"name":"李演示","mobile":"13000000001"},
              "materials":["application","premises","appointment"]}}
            """;

    @TempDir
    private static Path folder;

    private final List<String> complaints = new ArrayList<>();
    private NodeOfCases node;
    private Chromium chromium;
    private String id = "";

    @BeforeAll
    void start() throws Exception {
        node = new NodeOfCases(folder);
        node.bean(Operators.class)
                .demonstrate(List.of(
                        new DemonstrationOperator("li", "李演示", Role.OPERATOR, PASSWORD),
                        new DemonstrationOperator("wang", "王演示", Role.OPERATOR, PASSWORD)));
        id = JsonMapper.shared()
                .readTree(node.post("/cases", FILING.formatted(HOSTILE)).body())
                .path("id")
                .asString("");
        assertThat(id).hasSize(32);
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
        complaints.addAll(Chromium.violations(page));
        if (NO_WORD.matcher(page.content()).find()) {
            complaints.add(name + " shows the key of a word");
        }
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (wide > width) {
            complaints.add(name + " is " + wide + " wide");
        }
        Pictures.take(page, name, taste, width < 1000 ? "-narrow" : "");
    }

    private void everyPage(int width, String taste) {
        try (BrowserContext window = as("li", width, true)) {
            Page page = window.newPage();
            page.navigate("/?" + taste);
            looked(page, "cases-home", taste, width);
            for (String path : List.of(
                    "/cases",
                    "/cases/" + id,
                    "/cases/" + id + "/acts/tell-gaps",
                    "/cases/" + id + "/acts/refuse-acceptance",
                    "/cases?words=nobody",
                    "/moves",
                    "/items",
                    "/items/one?item=registration/branch-company")) {
                assertThat(Objects.requireNonNull(page.navigate(path)).status())
                        .as(path)
                        .isEqualTo(200);
                looked(page, "cases" + path.replace(id, "one").replace('/', '-').replace('?', '-'), taste, width);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(1)
    void everyPageIsAccessibleInChinese() {
        everyPage(1280, "lang=zh&elder=off");
    }

    @Test
    @Order(2)
    void everyPageIsAccessibleAndFitsANarrowScreenInEnglish() {
        everyPage(320, "lang=en&elder=off");
    }

    @Test
    @Order(3)
    void twoPeopleBringACaseFromTheListToItsEndWithoutScript() {
        try (BrowserContext window = as("li", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/cases?lang=zh");
            assertThat(page.locator("tbody").textContent()).contains(HOSTILE, "无人认领");
            page.locator("tbody th a").first().click();
            assertThat(page.locator("main").textContent())
                    .contains("510***********0006", "首尾相接")
                    .doesNotContain("510107189901010006");
            page.getByText("认领（受理人员）").click();
            assertThat(page.locator(".tb-flash").textContent()).contains("已认领");
            page.locator("a[href$='/acts/accept']").click();
            page.locator("#do").click();
            assertThat(page.locator("main").textContent()).contains("已受理", "市场主体登记管理条例");
            page.locator("a[href$='/acts/propose']").click();
            page.locator("#do").click();
            assertThat(page.title()).startsWith("错误：");
            assertThat(page.locator("#outcome-fault").textContent()).contains("请选择拟办意见");
            page.locator("#outcome").selectOption("grant");
            page.locator("#do").click();
            page.locator("#do").click();
            assertThat(page.locator("main").textContent()).contains("待决定", "拟准予");
            page.locator("a[href$='/acts/grant']").click();
            decide(page);
            assertThat(page.locator(".govuk-error-summary").textContent()).contains("双人决定");
        }
        anotherPersonGrantsAndCompletes();
        assertThat(complaints).isEmpty();
    }

    private void anotherPersonGrantsAndCompletes() {
        try (BrowserContext window = as("wang", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/cases/" + id + "/acts/grant?lang=zh");
            decide(page);
            assertThat(page.locator("main").textContent()).contains("王演示", "按期决定");
            page.locator("a[href$='/acts/complete']").click();
            page.locator("#do").click();
            page.locator("#do").click();
            assertThat(page.locator("main").textContent()).contains("已办结");
            page.navigate("/cases/" + id + "/acts/grant");
            assertThat(page.locator(".tb-flash").textContent()).contains("现在不能进行");
        }
    }

    @Test
    @Order(4)
    void aListIsOfOneItemAndTakenOutAsASheet() throws IOException {
        try (BrowserContext window = as("li", 1280, false)) {
            Page page = window.newPage();
            page.navigate("/cases?queue=all&item=registration/company");
            assertThat(page.locator("tbody").textContent()).doesNotContain(HOSTILE);
            assertThat(page.locator("a[href^='/cases.xlsx']").count()).isZero();
            page.navigate("/cases?queue=all&item=registration/branch-company&lang=zh");
            Download sheet = page.waitForDownload(
                    () -> page.locator("a[href^='/cases.xlsx']").click());
            try (InputStream bytes = sheet.createReadStream()) {
                List<Map<String, String>> rows = new SheetAtTest(bytes.readAllBytes()).texts();
                assertThat(rows.getFirst()).containsEntry("A", "办件编号");
                assertThat(rows.get(1)).containsEntry("C", HOSTILE);
            }
        }
    }

    private static void decide(Page page) {
        page.locator("#basis").selectOption("市场主体登记管理条例|19|1");
        page.locator("#do").click();
        page.locator("#do").click();
    }
}
