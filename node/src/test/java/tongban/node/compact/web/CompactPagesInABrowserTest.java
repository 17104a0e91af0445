package tongban.node.compact.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.Chromium;

/**
 * The pages of agreements in a real browser: accessible by axe in both languages, no wider than a narrow screen, and
 * led through by a person without a mouse's need for script. With {@code -Dcompact.pictures=FOLDER} pictures are taken.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class CompactPagesInABrowserTest {

    @TempDir
    private static Path folder;

    private AgreementDesk desk;
    private Playwright playwright;
    private Browser chromium;
    private String address;

    @BeforeAll
    void start() throws IOException {
        desk = AgreementDesk.start(folder);
        address = desk.inForceAndOthers();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    void stop() throws IOException {
        chromium.close();
        playwright.close();
        desk.close();
    }

    private List<String> pages() {
        return List.of("/compacts", "/compacts/new", address, address + "/suspend", address + "/end");
    }

    private BrowserContext signedIn(int width, boolean script) {
        BrowserContext window = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(script)
                .setBaseURL(desk.address().toString()));
        Page page = window.newPage();
        page.navigate("/login");
        page.fill("#name", "zhang");
        page.fill("#password", AgreementDesk.PASSWORD);
        page.click("main button");
        // Nothing is closed here: to close a page that is still on its way to the next one can wait for ever.
        page.waitForURL(url -> !url.contains("/login"));
        return window;
    }

    @Test
    void everyPageIsAccessibleInBothLanguages() {
        try (BrowserContext window = signedIn(1280, true)) {
            Page page = window.newPage();
            for (String language : List.of("en", "zh")) {
                page.navigate("/?lang=" + language);
                for (String path : pages()) {
                    page.navigate(path);
                    assertThat(Chromium.violations(page)).isEmpty();
                    picture(page, path, language);
                }
            }
        }
    }

    @Test
    void everyPageFitsANarrowScreen() {
        try (BrowserContext window = signedIn(390, true)) {
            Page page = window.newPage();
            for (String path : pages()) {
                page.navigate(path);
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .as(path)
                        .isLessThanOrEqualTo(390);
                assertThat(Chromium.violations(page)).isEmpty();
                picture(page, path, "narrow");
            }
        }
    }

    @Test
    void leadsToADraftByKeyboardWithoutScript() {
        try (BrowserContext window = signedIn(1280, false)) {
            Page page = window.newPage();
            page.navigate("/compacts/new");
            page.fill("#zh", "演示协议（键盘）");
            page.fill("#en", "Agreement by keyboard");
            page.focus("#party-yanshi-b");
            page.keyboard().press("Space");
            page.fill("#from", "2026-01-01");
            page.fill("#until", "2099-12-31");
            page.focus("button[value=check]");
            page.keyboard().press("Enter");
            picture(page, "/check", "zh");
            page.focus("button[value=draft]");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/compacts/[0-9a-f]{64}"));
            assertThat(page.textContent("main")).contains("已起草《演示协议（键盘）》");
        }
    }

    private static void picture(Page page, String path, String kind) {
        String folder = System.getProperty("compact.pictures", "");
        if (!folder.isEmpty()) {
            String name = path.replaceAll("[0-9a-f]{64}", "one").replace('/', '-') + "-" + kind + ".png";
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of(folder, name)).setFullPage(true));
        }
    }
}
