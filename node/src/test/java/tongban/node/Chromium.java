package tongban.node;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of the system, driven without a window. */
public final class Chromium implements AutoCloseable {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final double WAITED_MAX_MS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final URI address;

    public Chromium(URI address) {
        this.address = address;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--font-render-hinting=none")));
    }

    /** A new window of a width, with or without script. */
    public BrowserContext window(int width, boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address.toString())
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(WAITED_MAX_MS);
        return context;
    }

    /** Lets a window go on with the session of somebody. */
    public void as(BrowserContext window, HttpCookie session) {
        window.addCookies(List.of(new com.microsoft.playwright.options.Cookie(session.getName(), session.getValue())
                .setUrl(address.toString())));
    }

    /** What axe finds wrong, as texts. */
    public static List<String> violations(Page page) {
        // No page has frames, so axe may run in the page itself, which takes a tenth of the time.
        AxeRunOptions options = new AxeRunOptions();
        // Every rule runs; only what it found right is not described, which nobody reads.
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .setLegacyMode(true).options(options).withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> page.url() + " " + rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
