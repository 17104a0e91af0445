package tongban.node.story;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.Chromium;
import tongban.node.Pictures;
import tongban.node.command.EmbeddedDatabase;

/** A browser at the portal of one of two zones, with registers that have the shipped fictitious people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PortalAtTest {

    private static final String PASSWORD = "demonstration-of-1899";
    static final Pattern NO_WORD = Pattern.compile("\\?\\?[a-z.-]+_(zh|en)");

    @TempDir
    private static Path folder;

    final List<String> complaints = new ArrayList<>();
    private EmbeddedDatabase server;
    Stage stage;
    PlayedZone a;
    PlayedZone b;
    Chromium chromium;
    BrowserContext window;
    Page page;
    Page axe;

    private static final class Unheard implements Telling {
        @Override
        public void step(String key, Object... arguments) {}

        @Override
        public void check(Check<?> check) {}
    }

    @BeforeAll
    void start() throws Exception {
        server = EmbeddedDatabase.throwAway();
        stage = new Stage(new Stage.Ground(server, folder, "portal", InstantSource.system()), new Unheard());
        List<PlayedZone> zones = stage.partners();
        a = zones.getFirst();
        b = zones.getLast();
        stage.agree(AgreementText.cases(stage.machine().instant(), a, b), a, b);
        registers("people.csv");
        registers("companies.csv");
        chromium = new Chromium(a.door().address());
        window = chromium.window(1280, false);
        page = window.newPage();
        axe = chromium.window(1280, true).newPage();
        axe.navigate("/portal");
    }

    private void registers(String file) throws IOException {
        Path csv = folder.resolve(file);
        try (InputStream shipped =
                Objects.requireNonNull(getClass().getResourceAsStream("/tongban/node/register/" + file))) {
            Files.copy(shipped, csv);
        }
        PlayedZone.well(a.command("register", "import", csv.toString()));
    }

    @AfterAll
    void stop() throws Exception {
        chromium.close();
        stage.close();
        server.close();
    }

    /** What axe, the width and the words of a page say; and its picture, when pictures are taken. */
    void looked(String name) {
        // Axe is a script, and the person's own window runs none.
        axe.setContent(page.content());
        complaints.addAll(
                Chromium.violations(axe).stream().map(one -> name + " " + one).toList());
        if (NO_WORD.matcher(page.content()).find()) {
            complaints.add(name + " shows the key of a word");
        }
        Pictures.take(page, "portal-" + name, "lang=zh&elder=off", "");
    }

    void go(String path) {
        page.navigate(path);
    }

    void press(String words) {
        page.locator("main button:visible, main a.govuk-button")
                .getByText(words, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
    }

    String text() {
        return page.locator("main").textContent();
    }

    void signUp(String name, String number) {
        go("/portal/register?next=/portal/cases");
        page.locator("#name").fill(name);
        page.locator("#number").fill(number);
        page.locator("#password").fill(PASSWORD);
        page.locator("#again").fill(PASSWORD);
        page.locator("main form button").click();
        signIn(number);
    }

    void signIn(String number) {
        page.locator("#number").fill(number);
        page.locator("#password").fill(PASSWORD);
        page.locator("main form button").click();
    }
}
