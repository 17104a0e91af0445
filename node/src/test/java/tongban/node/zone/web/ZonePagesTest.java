package tongban.node.zone.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.kernel.zone.Descriptor;
import tongban.node.Browser;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.PostgresAtTest;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.NodeKeys;

/** The pages of a zone over real HTTP, without script, in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ZonePagesTest {

    private static final String PASSWORD = "demonstration-of-1899";
    private static final String FIRST = new String(FoundedZone.words().first());
    private static final String SECOND = new String(FoundedZone.words().second());

    @TempDir
    private static Path folder;

    private EmbeddedPostgres postgres;
    private ConfigurableApplicationContext node;
    private FoundedZone own;
    private FoundedZone other;
    private Browser officer;
    private Browser operator;
    private Browser viewer;

    @BeforeAll
    void start() throws IOException {
        postgres = PostgresAtTest.start();
        own = FoundedZone.in(folder, "yanshi");
        other = FoundedZone.in(folder, "fangke");
        NodeSettings.Database database =
                new NodeSettings.Database(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        node = Node.start(
                new NodeSettings(own.folder().file().path(), database, "127.0.0.1", 0, Optional.empty(), List.of()));
        node.getBean(Operators.class)
                .demonstrate(List.of(
                        new DemonstrationOperator("zhang", "张演示", Role.OFFICER, PASSWORD),
                        new DemonstrationOperator("wang", "王演示", Role.OPERATOR, PASSWORD),
                        new DemonstrationOperator("li", "李演示", Role.VIEWER, PASSWORD)));
        officer = signedIn("zhang");
        operator = signedIn("wang");
        viewer = signedIn("li");
    }

    private Browser signedIn(String name) {
        String port = node.getEnvironment().getRequiredProperty("local.server.port");
        Browser browser = new Browser(URI.create("http://127.0.0.1:" + port));
        assertThat(browser.login(name, PASSWORD).status()).isEqualTo(302);
        return browser;
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
        postgres.close();
    }

    @Test
    void showsThisZoneWithItsFingerprintInGroupsAndGivesItsDescriptor() {
        String groups = own.fingerprint().substring(0, 19);
        assertThat(viewer.get("/zone").words())
                .contains("本区", "演示区yanshi", groups, "养老保险", "前台受理", "演示市社会保险局", "https://127.0.0.1:7443");
        assertThat(viewer.get("/zone?lang=en").words()).contains("This zone", "Demonstration yanshi", "pension");
        viewer.get("/zone?lang=zh");
        Browser.Page file = viewer.get("/zone/descriptor");
        assertThat(file.header("Content-Disposition")).contains("yanshi.descriptor.txt");
        assertThat(Descriptor.read(file.text().getBytes(StandardCharsets.UTF_8))
                        .orThrow()
                        .zone())
                .hasToString("yanshi");
    }

    @Test
    void aZoneJoinsByUploadComparisonAndConfirmation() {
        assertThat(operator.get("/joining").words()).contains("接纳伙伴区", "核对密钥指纹之前");
        assertThat(operator.postFile("/joining", "file", new byte[0]).text()).contains("href=\"#file\"");
        Browser.Page forged =
                operator.postFile("/joining", "file", "tongban/1/descriptor\n".getBytes(StandardCharsets.UTF_8));
        assertThat(forged.words()).contains("这不是经签名的区域描述文件");

        Browser.Page check = operator.postFile("/joining", "file", other.descriptor());
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.words())
                .contains("核对密钥指纹", "演示区fangke将成为伙伴区", other.fingerprint().substring(60));
        String descriptor = check.find("name=\"descriptor\" value=\"([^\"]+)\"");
        Browser.Page wrong =
                operator.post("/joining/confirm", "descriptor", descriptor, "fingerprint", own.fingerprint());
        assertThat(wrong.text()).contains("href=\"#fingerprint\"", "id=\"fingerprint-fault\"");
        assertThat(wrong.words()).contains("密钥指纹不一致");

        Browser.Page joined =
                operator.post("/joining/confirm", "descriptor", descriptor, "fingerprint", other.fingerprint());
        assertThat(joined.location()).isEqualTo("/partners/fangke");
        Browser.Page partner = operator.get("/partners/fangke");
        assertThat(partner.words()).contains("的区域描述文件已生效", "王演示", "已接受的区域描述文件");
        assertThat(viewer.get("/partners").words()).contains("演示区fangke");
        assertThat(viewer.get("/partners?lang=en").words()).contains("Demonstration fangke", "Partners");
        viewer.get("/partners?lang=zh");
        assertThat(officer.get("/acts").words()).contains("接受区域描述文件", "演示区fangke");

        operator.get("/joining");
        String pasted = new String(other.descriptor(), StandardCharsets.UTF_8).replace("\n", "\r\n");
        assertThat(operator.post("/joining", "text", pasted).words()).contains("早已生效");
        assertThat(viewer.get("/").words()).contains("伙伴区", "节点密钥剩余有效天数");
    }

    @Test
    void officersChangeAndRevokeNodeKeys() {
        assertThat(viewer.get("/keys").text()).contains("正在签名").doesNotContain("/keys/rollover");
        assertThat(officer.get("/keys").text()).contains("/keys/rollover");
        officer.get("/keys/rollover");
        Browser.Page wrong = officer.post("/keys/rollover", "first", SECOND, "second", FIRST);
        assertThat(wrong.text()).contains("href=\"#first\"").doesNotContain(SECOND);
        assertThat(officer.post("/keys/rollover", "first", FIRST, "second", SECOND)
                        .location())
                .isEqualTo("/keys");
        assertThat(officer.get("/keys").words()).contains("新的节点密钥自现在起签名", "本纪元的首个密钥");

        String newest = node.getBean(NodeKeys.class).newest().id().hex();
        String revoke = "/keys/" + newest + "/revoke";
        officer.get(revoke);
        assertThat(officer.post(revoke, "reason", " ", "first", FIRST, "second", SECOND)
                        .text())
                .contains("href=\"#reason\"");
        assertThat(officer.post(revoke, "reason", "演示：失窃", "first", FIRST, "second", SECOND)
                        .location())
                .isEqualTo("/keys");
        assertThat(officer.get("/keys?lang=en").words()).contains("revoked", "演示：失窃", "of an earlier epoch");
        officer.get("/keys?lang=zh");
        assertThat(officer.get(revoke).status()).isEqualTo(404);
        assertThat(officer.get("/acts").words()).contains("更换节点密钥", "吊销节点密钥");
    }

    @Test
    void aChangedZoneFileIsSignedAnewByTwoOfficers() throws IOException {
        Path file = own.folder().file().path();
        Files.writeString(file, Files.readString(file).replace("演示市社会保险局", "演示市社会保险中心"));
        assertThat(viewer.get("/zone").text()).contains("不一致").doesNotContain("/zone/renew");
        assertThat(officer.get("/zone").text()).contains("/zone/renew");
        officer.get("/zone/renew");
        assertThat(officer.post("/zone/renew", "first", FIRST, "second", SECOND).location())
                .isEqualTo("/zone");
        assertThat(officer.get("/zone").words()).contains("演示市社会保险中心", "已重新签发").doesNotContain("不一致");
    }

    @Test
    void onlyThoseActWhoMay() {
        assertThat(viewer.get("/joining").status()).isEqualTo(403);
        assertThat(operator.get("/keys/rollover").status()).isEqualTo(403);
        assertThat(operator.get("/zone/renew").status()).isEqualTo(403);
        assertThat(viewer.get("/partners/none").status()).isEqualTo(404);
        viewer.get("/partners");
        assertThat(viewer.post("/joining/confirm", "descriptor", "x").status()).isEqualTo(403);
        operator.get("/joining");
        assertThat(operator.post("/joining/confirm", "descriptor", "!").status())
                .isEqualTo(200);
    }
}
