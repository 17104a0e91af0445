package tongban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console of a whole node in a real browser, with a partner that is away and messages set aside: every page of the
 * zone, agreements, channels and public channels is accessible by axe, wide and narrow, in both languages, and shows no
 * word that was not translated. With {@code -Dscreenshots=true} the tutorial's pictures are taken anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class ConsoleInABrowserTest {

    private static final Pattern NO_WORD = Pattern.compile("\\?\\?[a-z.-]+_(zh|en)");

    @TempDir
    private static Path folder;

    private ConsoleAtTest console;
    private Chromium chromium;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start() throws IOException {
        console = ConsoleAtTest.start(folder);
        chromium = new Chromium(console.address());
    }

    @AfterAll
    void stop() throws IOException {
        chromium.close();
        console.close();
    }

    /** Addresses by the names of their pictures. */
    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home-of-a-day", "/");
        pages.put("zone", "/zone");
        pages.put("zone-renew", "/zone/renew");
        pages.put("partners", "/partners");
        pages.put("partner", "/partners/cqgxq");
        pages.put("joining", "/joining");
        pages.put("keys", "/keys");
        pages.put("keys-rollover", "/keys/rollover");
        pages.put("compacts", "/compacts");
        pages.put("compacts-one", console.compactPath());
        pages.put("channels", "/channels");
        pages.put("channel-with-a-fault", "/channels/njgxq");
        pages.put("channel-with-waiting", "/channels/cqgxq");
        pages.put("publics", "/publics");
        pages.put("publics-own", "/publics/cdgxq");
        pages.put("publics-one", "/publics/cqgxq");
        pages.put("publics-none", "/publics/njgxq");
        pages.put("not-there", "/publics/nobody");
        return pages;
    }

    private BrowserContext signedIn(int width, boolean script) {
        BrowserContext window = chromium.window(width, script);
        window.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 404")) {
                complaints.add(message.text());
            }
        });
        Browser browser = new Browser(console.address());
        assertThat(browser.login("zhang", ConsoleAtTest.PASSWORD).status()).isEqualTo(302);
        chromium.as(window, browser.cookie("tb-cdgxq-session").orElseThrow());
        return window;
    }

    @AfterEach
    void nothingToComplainOf() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        assertThat(all).isEmpty();
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
        try (BrowserContext window = signedIn(width, true)) {
            Page page = window.newPage();
            page.navigate("/?" + taste);
            pages().forEach((name, path) -> {
                page.navigate(path);
                looked(page, name, taste, width);
            });
        }
    }

    @Test
    @Order(1)
    void everyPageIsAccessibleInChinese() {
        everyPage(1280, "lang=zh&elder=off");
    }

    @Test
    @Order(2)
    void everyPageIsAccessibleAndFitsANarrowScreenInEnglish() {
        everyPage(390, "lang=en&elder=off");
    }

    @Test
    @Order(3)
    void sayingHelloShowsTheSignedAnswerWithItsProof() {
        try (BrowserContext window = signedIn(1280, true)) {
            Page page = window.newPage();
            page.navigate("/channels/cqgxq?lang=en");
            page.locator("form[action$='/hello'] button").click();
            page.waitForURL("**/hello");
            assertThat(page.locator("main").textContent()).contains("Chongqing High-tech Zone answered", "Round trip");
            looked(page, "hello-answered", "lang=en&elder=off", 1280);
        }
    }

    @Test
    @Order(4)
    void aZoneIsJoinedInTwoStepsThatAreAccessible() throws IOException {
        try (BrowserContext window = signedIn(390, true)) {
            Page page = window.newPage();
            page.navigate("/joining?lang=zh");
            page.setInputFiles(
                    "#file",
                    new com.microsoft.playwright.options.FilePayload(
                            "ybgxq.descriptor.txt",
                            "text/plain",
                            console.notJoined(folder).descriptor()));
            page.locator("main form button").first().click();
            page.waitForSelector("#fingerprint");
            looked(page, "joining-check", "lang=zh&elder=off", 390);
        }
    }

    @Test
    @Order(5)
    void theChannelPagesRefreshThemselvesAndKeepTheirButtonsWithoutScript() {
        try (BrowserContext window = signedIn(1280, true)) {
            Page page = window.newPage();
            for (String path : List.of("/publics", "/publics/cqgxq", "/channels/cqgxq")) {
                page.navigate(path);
                page.evaluate("document.querySelector('[hx-get]').dataset.old = 'yes'");
                page.waitForCondition(
                        () -> Boolean.TRUE.equals(page.evaluate("!document.querySelector('[hx-get]').dataset.old")));
            }
        }
        try (BrowserContext window = signedIn(1280, false)) {
            Page page = window.newPage();
            page.navigate("/publics/cqgxq?lang=zh");
            assertThat(page.locator("[data-copy]").isVisible()).isFalse();
            page.locator("#from").fill("2");
            page.getByText("显示", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("tbody th[scope=row]").allTextContents()).containsExactly("2", "3");
            page.navigate("/publics");
            page.getByText("立即读取伙伴的日志").click();
            assertThat(page.locator(".tb-flash").textContent()).contains("正在继续读取");
        }
    }
}
