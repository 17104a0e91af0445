package tongban.node;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Set;

/** Pictures of pages: with {@code -Dscreenshots=true} those of the documents, with {@code -Dscreenshots=all} of all. */
public final class Pictures {
    private static final Path FOLDER = Path.of(System.getProperty("screenshots.folder", "../docs/img"));
    private static final String TAKEN = System.getProperty("screenshots", "false");
    private static final Set<String> IN_DOCUMENTS = Set.of(
            "login-zh",
            "set-up-authenticator-zh",
            "home-zh",
            "operators-zh",
            "acts-zh",
            "acts-en",
            "account-zh-elder",
            "account-zh-narrow",
            "home-of-a-day-zh",
            "partners-zh",
            "channels-zh",
            "hello-answered-en");

    private Pictures() {}

    /**
     * Takes the picture of a page, if it is wanted.
     *
     * @param path the page's address, or a name of its own
     * @param taste language and elder mode, as in the address
     * @param width what is added to the name
     */
    public static void take(Page page, String path, String taste, String width) {
        String name = path.equals("/")
                ? "home"
                : path.replaceAll("^/|[^a-z/-]|/$", "").replaceAll("[/-]+", "-");
        String suffix = taste.replaceAll("lang=(..)&elder=(o.+)", "-$1-$2")
                .replace("-off", "")
                .replace("-on", "-elder");
        String picture = name + suffix + width;
        if (TAKEN.equals("all") || (TAKEN.equals("true") && IN_DOCUMENTS.contains(picture))) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(picture + ".png"))
                    .setFullPage(true));
        }
    }
}
