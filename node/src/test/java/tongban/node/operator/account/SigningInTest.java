package tongban.node.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.Browser;
import tongban.node.NodeAtTest;
import tongban.node.operator.Guesses;
import tongban.node.operator.Role;

/** Signing in, as somebody outside can try it: over HTTP, on a node in service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningInTest {
    private NodeAtTest node;
    private People people;
    private People.Person officer;
    private People.Person clerk;

    @BeforeAll
    void start() throws IOException {
        node = NodeAtTest.inService();
        people = new People(node);
        officer = people.first();
        clerk = people.join(officer, "clerk", Role.OPERATOR);
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
    }

    /** A minute later nobody is throttled, and an hour later nobody is locked; sessions do not last that long. */
    @BeforeEach
    void anHourLater() {
        node.clock().passes(Duration.ofHours(2));
    }

    @Test
    void hasNoPageForTheFirstOfficerWhenThereIsOne() {
        assertThat(people.browser().get("/first-officer").status()).isEqualTo(404);
        assertThat(node.folder().resolve("first-officer-code")).doesNotExist();
    }

    @Test
    void leadsBackToThePageThatWasAskedForButNeverElsewhere() {
        Browser browser = people.browser();
        assertThat(browser.get("/account?x=1").location()).isEqualTo("/login?next=%2Faccount%3Fx%3D1");
        for (String foreign :
                new String[] {"//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"}) {
            browser.get("/login");
            Browser.Page page = browser.post("/login", "name", "clerk", "password", People.PASSWORD, "next", foreign);
            assertThat(page.location()).isEqualTo("/login/code");
        }
        browser.post("/login", "name", "clerk", "password", People.PASSWORD, "next", "/account");
        browser.get("/login/code?next=/account");
        assertThat(browser.post("/login/code", "code", people.code(clerk.secret()), "next", "/account")
                        .location())
                .isEqualTo("/account");
    }

    @Test
    void refusesACodeThatWasUsed() {
        String code = people.code(clerk.secret());
        Browser first = people.browser();
        first.login("clerk", People.PASSWORD);
        first.get("/login/code");
        assertThat(first.post("/login/code", "code", code).location()).isEqualTo("/");
        Browser second = people.browser();
        second.login("clerk", People.PASSWORD);
        second.get("/login/code");
        Browser.Page again = second.post("/login/code", "code", code);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.words()).contains("动态口令不正确或已用过");
        assertThat(second.get("/").location()).startsWith("/login/code");
    }

    @Test
    void takesEachRecoveryCodeOnceHoweverItIsTyped() {
        String code = clerk.recovery().getFirst();
        Browser browser = people.browser();
        browser.login("clerk", People.PASSWORD);
        browser.get("/login/code");
        assertThat(browser.post(
                                "/login/code",
                                "code",
                                " " + code.replace("-", " ").toUpperCase(java.util.Locale.ROOT))
                        .location())
                .isEqualTo("/");
        Browser another = people.browser();
        another.login("clerk", People.PASSWORD);
        another.get("/login/code");
        assertThat(another.post("/login/code", "code", code).words()).contains("不正确");
        assertThat(clerk.recovery()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void locksANameAfterFiveFailuresForLongerEachTime() {
        People.Person locked = people.join(signedIn(officer), "locked", Role.VIEWER);
        for (int failure = 1; failure < Guesses.FREE; failure++) {
            assertThat(people.browser().login("locked", "wrong wrong wrong").words())
                    .contains("不正确");
        }
        assertThat(people.browser().login("locked", "wrong wrong wrong").words())
                .contains("锁定至");
        assertThat(people.browser().login("locked", People.PASSWORD).words()).contains("锁定至");
        node.clock().passes(Duration.ofSeconds(61));
        assertThat(people.browser().login("locked", "wrong wrong wrong").words())
                .contains("锁定至");
        node.clock().passes(Duration.ofSeconds(61));
        assertThat(people.browser().login("locked", People.PASSWORD).words()).contains("锁定至");
        node.clock().passes(Duration.ofSeconds(60));
        people.signIn(locked);
    }

    @Test
    void countsWrongCodesToo() {
        Browser browser = people.browser();
        browser.login("clerk", People.PASSWORD);
        for (int failure = 1; failure <= Guesses.FREE; failure++) {
            browser.get("/login/code");
            browser.post("/login/code", "code", "000000");
        }
        assertThat(browser.post("/login/code", "code", people.code(clerk.secret()))
                        .words())
                .contains("锁定至");
        node.clock().passes(Duration.ofMinutes(2));
        people.signIn(clerk);
    }

    @Test
    void tellsNobodyWhichNamesThereAre() {
        String known =
                people.browser().login("clerk", "wrong wrong wrong").find("govuk-error-summary__list\">([^@]*?)</ul>");
        String unknown =
                people.browser().login("nobody", "wrong wrong wrong").find("govuk-error-summary__list\">([^@]*?)</ul>");
        assertThat(unknown).isEqualTo(known);
        for (int failure = 2; failure < Guesses.FREE; failure++) {
            people.browser().login("nobody", "wrong wrong wrong");
        }
        assertThat(people.browser().login("nobody", "wrong wrong wrong").words())
                .contains("锁定至");
    }

    @Test
    void takesNoFormWithoutItsToken() {
        Browser browser = people.browser();
        browser.get("/login");
        Browser.Page page = browser.postWith("", "/login", "name", "clerk", "password", People.PASSWORD);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.words()).contains("页面已过期");
        Browser another = people.browser();
        another.get("/login");
        assertThat(another.postWith("forged", "/login", "name", "clerk", "password", People.PASSWORD)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void forgetsFormsOpenedBeforeSigningIn() {
        Browser browser = people.browser();
        String before = browser.get("/login").find("name=\"_csrf\" value=\"([^\"]+)\"");
        browser.login("clerk", People.PASSWORD);
        assertThat(browser.postWith(before, "/login/code", "code", "000000").status())
                .isEqualTo(403);
    }

    @Test
    void allowsSoManyAttemptsAMinuteFromOneAddress() {
        Browser browser = people.browser();
        browser.get("/login");
        for (int attempt = 0; attempt < 30; attempt++) {
            assertThat(browser.post("/login", "name", "guess" + attempt, "password", "x")
                            .status())
                    .isEqualTo(200);
        }
        Browser.Page page = browser.post("/login", "name", "clerk", "password", People.PASSWORD);
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.words()).contains("尝试次数过多");
        node.clock().passes(Duration.ofMinutes(1));
        browser.get("/login");
        assertThat(browser.post("/login", "name", "clerk", "password", People.PASSWORD)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void endsASessionAfterHalfAnHourOfSilenceAndTwelveHoursInAll() {
        Browser browser = people.signIn(clerk);
        for (int quarter = 0; quarter < 47; quarter++) {
            node.clock().passes(Duration.ofMinutes(15));
            assertThat(browser.get("/account").status()).isEqualTo(200);
        }
        node.clock().passes(Duration.ofMinutes(15));
        assertThat(browser.get("/account").location()).startsWith("/login");
        Browser silent = people.signIn(clerk);
        node.clock().passes(Duration.ofMinutes(32));
        assertThat(silent.get("/account").location()).startsWith("/login");
    }

    @Test
    void aCookieIsOfNoUseAfterSigningOut() {
        Browser browser = people.signIn(clerk);
        HttpCookie cookie = browser.cookie("tb-cdgxq-session").orElseThrow();
        browser.get("/");
        assertThat(browser.post("/logout").location()).isEqualTo("/login");
        Browser thief = people.browser();
        assertThat(thief.get("/account", "Cookie", cookie.getName() + "=" + cookie.getValue())
                        .location())
                .startsWith("/login");
        assertThat(node.jdbc()
                        .sql("select count(*) from operator.session where encode(digest, 'escape') like ?")
                        .param("%" + cookie.getValue() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void endsTheOtherSessionsAndKeepsThisOne() {
        Browser other = people.signIn(clerk);
        Browser mine = people.signIn(clerk);
        assertThat(mine.get("/account").words()).contains("本会话", "结束其他所有会话");
        mine.post("/account");
        assertThat(other.get("/account").location()).startsWith("/login");
        assertThat(mine.get("/account").words()).contains("已结束其他").doesNotContain("结束其他所有会话");
    }

    @Test
    void changesThePasswordOnlyForWhoKnowsThePresentOne() {
        People.Person changer = people.join(signedIn(officer), "changer", Role.AUDITOR);
        Browser other = people.signIn(changer);
        Browser mine = people.signIn(changer);
        mine.get("/account/password");
        String fresh = "another sentence of 1899";
        assertThat(change(mine, "not the present one", fresh, fresh)).contains("当前口令不正确");
        assertThat(change(mine, People.PASSWORD, "short", "short")).contains("口令须为 12 至 128 个字符");
        assertThat(change(mine, People.PASSWORD, "my name is changer", "my name is changer"))
                .contains("不能包含登录名");
        assertThat(change(mine, People.PASSWORD, "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa"))
                .contains("六个不同的字符");
        assertThat(change(mine, People.PASSWORD, fresh, fresh + "x")).contains("不一致");
        assertThat(change(mine, People.PASSWORD, People.PASSWORD, People.PASSWORD))
                .contains("不能与当前口令相同");
        change(mine, People.PASSWORD, fresh, fresh);
        assertThat(mine.get("/account").status()).isEqualTo(200);
        assertThat(other.get("/account").location()).startsWith("/login");
        // Full-width letters of an input method are the same password.
        assertThat(people.browser().login("changer", "ａnother sentence of １８９９").location())
                .isEqualTo("/login/code");
    }

    @Test
    void keepsTheSecretOfAnAuthenticatorSealed() {
        byte[] stored = node.jdbc()
                .sql("select totp_secret from operator.account where name = 'clerk'")
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(clerk.secret(), java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(node.folder().resolve("operator.key")).exists();
    }

    private People.Person signedIn(People.Person person) {
        return new People.Person(person.name(), person.secret(), person.recovery(), people.signIn(person));
    }

    private static String change(Browser browser, String current, String password, String again) {
        return browser.post("/account/password", "current", current, "password", password, "again", again)
                .words();
    }
}
