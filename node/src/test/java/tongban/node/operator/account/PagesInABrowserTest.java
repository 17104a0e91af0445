package tongban.node.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.node.Chromium;
import tongban.node.NodeAtTest;
import tongban.node.Pictures;
import tongban.node.operator.Role;

/**
 * The pages in a real browser: accessible by axe in both languages, readable in elder mode, narrow and without script,
 * usable by keyboard alone. With {@code -Dscreenshots=true} the pictures of the documents are taken anew, with
 * {@code -Dscreenshots=all} those of all pages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInABrowserTest {
    private static final int ELDER_TEXT_MIN_PX = 18;
    private static final int ELDER_TARGET_MIN_PX = 60;

    private NodeAtTest node;
    private People people;
    private People.Person officer;
    private Chromium chromium;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start() throws IOException {
        node = NodeAtTest.inService();
        people = new People(node);
        chromium = new Chromium(node.address());
        try (BrowserContext window = window(1280, true)) {
            Page page = window.newPage();
            page.navigate("/login");
            looked(page, "first-officer");
        }
        officer = people.first();
        people.create(officer, "clerk.new", Role.OPERATOR);
        people.join(officer, "auditor", Role.AUDITOR);
        people.join(officer, "viewer", Role.VIEWER);
    }

    @AfterAll
    void stop() throws IOException {
        chromium.close();
        node.close();
    }

    private List<String> pages() {
        return List.of(
                "/",
                "/help",
                "/nowhere",
                "/account",
                "/account/password",
                "/account/authenticator",
                "/operators",
                "/operators/new",
                "/operators/" + people.idOf("viewer"),
                "/acts",
                "/acts?words=nothing+at+all",
                "/acts?from=yesterday",
                "/acts/check");
    }

    /** With -Dtongban.pages=all every width in every taste; otherwise each pair of width, language and elder mode. */
    private static final boolean ALL = "all".equals(System.getProperty("tongban.pages"));

    static List<String> wide() {
        return ALL
                ? List.of("lang=zh&elder=off", "lang=en&elder=off", "lang=zh&elder=on", "lang=en&elder=on")
                : List.of("lang=zh&elder=off", "lang=en&elder=on");
    }

    static List<String> narrow() {
        return ALL ? wide() : List.of("lang=en&elder=off", "lang=zh&elder=on");
    }

    @ParameterizedTest
    @MethodSource("wide")
    void everyPageIsAccessible(String taste) {
        try (BrowserContext window = signedIn(1280, true)) {
            Page page = window.newPage();
            page.navigate("/?" + taste);
            for (String path : pages()) {
                page.navigate(path);
                assertThat(Chromium.violations(page)).isEmpty();
                Pictures.take(page, path, taste, "");
            }
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void everyPageFitsANarrowScreenAndTwiceTheSize() {
        try (BrowserContext window = signedIn(390, true)) {
            Page page = window.newPage();
            for (String taste : narrow()) {
                page.navigate("/?" + taste);
                for (String path : pages()) {
                    page.navigate(path);
                    assertThat(number(page, "document.documentElement.scrollWidth"))
                            .as(path)
                            .isLessThanOrEqualTo(390);
                    assertThat(Chromium.violations(page)).isEmpty();
                    Pictures.take(page, path, taste, "-narrow");
                }
            }
        }
    }

    @Test
    void elderModeHasLargeTextAndLargeTargets() {
        try (BrowserContext window = signedIn(1280, true)) {
            Page page = window.newPage();
            page.navigate("/?elder=on");
            for (String path : pages()) {
                page.navigate(path);
                assertThat(number(page, SMALLEST_TEXT)).as(path).isGreaterThanOrEqualTo(ELDER_TEXT_MIN_PX);
                assertThat(text(page, SMALL_TARGETS.formatted(ELDER_TARGET_MIN_PX)))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void signingInForTheFirstTimeWorksByKeyboardAloneAndIsAccessible() {
        String given = people.create(signedIn(officer), "keyboard", Role.OPERATOR);
        try (BrowserContext window = window(1280, true)) {
            Page page = window.newPage();
            page.navigate("/login");
            page.keyboard().press("Tab");
            assertThat(text(page, "document.activeElement.getAttribute('href')"))
                    .isEqualTo("#main");
            page.keyboard().press("Enter");
            looked(page, "login");
            typeFrom(page, "keyboard", "wrong wrong wrong");
            assertThat(page.title()).startsWith("错误：");
            assertThat(text(page, "document.activeElement.className")).contains("govuk-error-summary");
            looked(page, "login-refused");
            page.locator("#name").fill("");
            page.locator("#name").focus();
            typeFrom(page, "keyboard", given);
            looked(page, "set-up-password");
            page.locator("#password").focus();
            typeFrom(page, People.PASSWORD, People.PASSWORD);
            looked(page, "set-up-authenticator");
            String key = Objects.requireNonNull(page.locator("code.tb-key").textContent());
            page.locator("#code").focus();
            page.keyboard().type(people.code(People.decoded(key)));
            page.keyboard().press("Enter");
            page.waitForSelector(".tb-code-list");
            looked(page, "recovery-codes");
            page.locator("main button.govuk-button:not([data-print])").focus();
            page.keyboard().press("Enter");
            page.waitForSelector(".tb-flash");
            looked(page, "home-of-operator");
            assertThat(page.locator(".tb-flash").textContent()).contains("账号已设置完成");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theTabKeyReachesEveryLinkAndButtonInTheOrderOfThePage() {
        try (BrowserContext window = signedIn(1280, true)) {
            Page page = window.newPage();
            page.navigate("/operators");
            int targets =
                    (int) number(page, "document.querySelectorAll('a[href],button,input:not([type=hidden])').length");
            List<String> reached = new ArrayList<>();
            for (int at = 0; at < targets + 2; at++) {
                page.keyboard().press("Tab");
                reached.add(text(page, "document.activeElement.outerHTML.slice(0, 120)"));
            }
            assertThat(Set.copyOf(reached)).hasSizeGreaterThanOrEqualTo(targets);
        }
    }

    @Test
    void aSwapKeepsTheFocusAndIsReadOut() {
        try (BrowserContext window = signedIn(1280, true)) {
            Page page = window.newPage();
            page.navigate("/acts");
            page.locator("#words").focus();
            page.evaluate("document.querySelector('main').dataset.announce = '旧'");
            page.evaluate("htmx.ajax('GET', '/acts', {target: '#main', swap: 'outerHTML', select: '#main'})");
            page.waitForFunction("!document.querySelector('main').dataset.announce");
            page.waitForFunction("document.activeElement.id === 'words'");
            page.evaluate("""
                    const part = document.createElement('p'); part.id = 'part'; part.dataset.announce = '3 条消息';
                    document.querySelector('main').append(part);
                    part.dispatchEvent(new CustomEvent('htmx:afterSettle', {bubbles: true}))
                    """);
            assertThat(page.locator("#tb-live").textContent()).isEqualTo("3 条消息");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void everythingWorksWithoutScript() {
        try (BrowserContext window = window(1280, false)) {
            Page page = window.newPage();
            page.navigate("/login?lang=zh");
            page.locator("#name").fill("first");
            page.locator("#password").fill(People.PASSWORD);
            page.locator("main button").click();
            node.clock().passes(Duration.ofSeconds(30));
            page.locator("#code").fill(people.code(officer.secret()));
            page.locator("main form:first-of-type button").first().click();
            page.waitForURL("**/");
            page.getByText("English").click();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
            page.getByText("Record of acts").first().click();
            page.locator("#words").fill("viewer");
            page.getByText("Search").click();
            assertThat(page.locator("table").textContent()).contains("Made an account");
            page.getByText("Sign out").click();
            assertThat(page.locator(".tb-flash").textContent()).contains("You have signed out");
        }
    }

    private BrowserContext window(int width, boolean script) {
        BrowserContext window = chromium.window(width, script);
        window.onConsoleMessage(message -> {
            boolean foreseen = message.text().contains("404") || message.text().contains("status of");
            if (message.type().equals("error") && !foreseen) {
                complaints.add(message.text());
            }
        });
        return window;
    }

    private BrowserContext signedIn(int width, boolean script) {
        BrowserContext window = window(width, script);
        chromium.as(window, people.signIn(officer).cookie("tb-cdgxq-session").orElseThrow());
        return window;
    }

    private People.Person signedIn(People.Person person) {
        return new People.Person(person.name(), person.secret(), person.recovery(), people.signIn(person));
    }

    /** Types into the input that has the focus and the next one, and sends the form by the enter key. */
    private static void typeFrom(Page page, String first, String second) {
        if (!text(page, "document.activeElement.tagName").equals("INPUT")) {
            page.locator("main input:not([type=hidden])").first().focus();
        }
        page.keyboard().type(first);
        page.keyboard().press("Tab");
        page.keyboard().type(second);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    private void looked(Page page, String name) {
        assertThat(Chromium.violations(page)).isEmpty();
        Pictures.take(page, name, "lang=zh&elder=off", "");
    }

    private static double number(Page page, String expression) {
        return ((Number) Objects.requireNonNull(page.evaluate(expression))).doubleValue();
    }

    private static String text(Page page, String expression) {
        return String.valueOf(page.evaluate(expression));
    }

    private static final String SMALLEST_TEXT = """
            Math.min(...[...document.querySelectorAll('body *')]
              .filter(e => e.getClientRects().length && !e.closest('.govuk-visually-hidden,.govuk-skip-link,svg')
                && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
              .map(e => parseFloat(getComputedStyle(e).fontSize)))
            """;

    private static final String SMALL_TARGETS = """
            [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,summary')]
              .filter(e => e.getClientRects().length && !e.matches('.govuk-skip-link'))
              .filter(e => e.getBoundingClientRect().height < %1$d - .5 || e.getBoundingClientRect().width < %1$d - .5)
              .map(e => e.outerHTML.slice(0, 100)).join('\\n')
            """;
}
