package tongban.node.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import tongban.node.Browser;
import tongban.node.NodeAtTest;
import tongban.node.operator.Role;

/** The people of a test: they register, set up their accounts and sign in as people do, over HTTP. */
record People(NodeAtTest node) {
    static final String PASSWORD = "演示口令 not of anybody 1899";

    /** Somebody who has set up the account, with a browser in which the session is open. */
    record Person(String name, byte[] secret, List<String> recovery, Browser browser) {}

    Browser browser() {
        return new Browser(node.address());
    }

    /** Registers the first officer; to be called once on a new node. */
    Person first() throws java.io.IOException {
        Browser browser = browser();
        assertThat(browser.get("/login").location()).isEqualTo("/first-officer");
        browser.get("/first-officer");
        String code = Files.readString(node.folder().resolve("first-officer-code"));
        Browser.Page given = browser.post("/first-officer", "code", code, "name", "first", "shown", "甲演示");
        return setUp("first", given.find("id=\"given\">([^<]+)<"), browser);
    }

    /** An account that an officer makes, with the password to hand over. */
    String create(Person officer, String name, Role role) {
        officer.browser().get("/operators/new");
        Browser.Page page =
                officer.browser().post("/operators/new", "name", name, "shown", name + " 演示", "role", role.name());
        return page.find("id=\"given\">([^<]+)<");
    }

    Person join(Person officer, String name, Role role) {
        return setUp(name, create(officer, name, role), browser());
    }

    /** What a new operator does the first time. */
    Person setUp(String name, String given, Browser browser) {
        assertThat(browser.login(name, given).location()).isEqualTo("/set-up");
        assertThat(browser.get("/acts").location()).isEqualTo("/set-up");
        browser.get("/set-up");
        browser.post("/set-up", "step", "password", "password", PASSWORD, "again", PASSWORD);
        Browser.Page page = browser.get("/set-up");
        byte[] secret = decoded(page.find("<code class=\"tb-key\">([A-Z2-7]+)</code>"));
        Browser.Page codes = browser.post("/set-up", "step", "authenticator", "code", code(secret));
        List<String> recovery = Pattern.compile("<code>([a-z0-9]{5}-[a-z0-9]{5})</code>")
                .matcher(codes.text())
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(browser.post("/set-up", "step", "open").location()).isEqualTo("/");
        assertThat(browser.get("/").status()).isEqualTo(200);
        return new Person(name, secret, recovery, browser);
    }

    /** Signs in with password and code in a new browser; the clock moves on, since no code counts twice. */
    Browser signIn(Person person) {
        node.clock().passes(Duration.ofSeconds(30));
        Browser browser = browser();
        assertThat(browser.login(person.name(), PASSWORD).location()).isEqualTo("/login/code");
        browser.get("/login/code");
        assertThat(browser.post("/login/code", "code", code(person.secret())).location())
                .isEqualTo("/");
        return browser;
    }

    String code(byte[] secret) {
        return Totp.code(secret, Totp.step(node.clock().instant()));
    }

    String idOf(String name) {
        return node.jdbc()
                .sql("select id::text from operator.account where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    static byte[] decoded(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char letter : base32.toCharArray()) {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held);
            }
        }
        return bytes.toByteArray();
    }
}
