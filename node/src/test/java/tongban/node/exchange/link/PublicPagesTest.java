package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.seal.Suite;
import tongban.node.Browser;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicLogState.Standing;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;
import tongban.node.trial.LyingDoor;
import tongban.node.zone.Partner;
import tongban.verifier.command.CommandRun;

/** The pages of the public channels over real HTTP, with a partner that agrees and one that shows two logs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class PublicPagesTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PASSWORD = "demonstration-of-1899";
    private static final int ENTRIES = 120;

    private final ZoneOfTest liar = ZoneOfTest.of("yanshi-l", Suite.SM2_SM3, RANDOM);
    private EmbeddedPostgres postgres;
    private NodeOfTest b;
    private NodeOfTest c;
    private LyingDoor first;
    private LyingDoor second;
    private Browser operator;
    private Browser viewer;

    @BeforeAll
    void start() throws IOException {
        postgres = PostgresAtTest.start();
        b = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-b", Suite.ED25519_SHA256, RANDOM));
        c = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-c", Suite.SM2_SM3, RANDOM));
        first = liar.lies("first", 3);
        second = liar.lies("second", 3);
        b.context()
                .getBean(Operators.class)
                .demonstrate(List.of(
                        new DemonstrationOperator("wang", "王演示", Role.OPERATOR, PASSWORD),
                        new DemonstrationOperator("li", "李演示", Role.VIEWER, PASSWORD)));
        operator = signedIn("wang");
        viewer = signedIn("li");
        b.joins(c);
        c.joins(b);
        for (int i = 0; i < ENTRIES; i++) {
            c.publish(said("state " + i));
        }
        b.publish(said("state of b"));
        b.hasPublic(c.zone(), ENTRIES);
        c.hasPublic(b.zone(), 1);
    }

    private static Message said(String words) {
        return Message.of(PublicTopicOfTest.TOPIC, words.getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    private Browser signedIn(String name) {
        String port = b.context().getEnvironment().getRequiredProperty("local.server.port");
        Browser browser = new Browser(URI.create("http://127.0.0.1:" + port));
        assertThat(browser.login(name, PASSWORD).status()).isEqualTo(302);
        return browser;
    }

    @AfterAll
    void stop() throws IOException {
        first.close();
        second.close();
        b.close();
        c.close();
        postgres.close();
    }

    private void knows(Partner partner) {
        b.known().removeIf(one -> one.code().equals(partner.code()));
        b.known().add(partner);
        b.channels().join(partner);
    }

    @Test
    void showsEachZonesLogWithThoseWhoHaveSeenTheSame() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    b.tell(c, Message.of(TopicOfTest.TOPIC, "work".getBytes(StandardCharsets.UTF_8), Instant.now()));
                    c.tell(b, Message.of(TopicOfTest.TOPIC, "work".getBytes(StandardCharsets.UTF_8), Instant.now()));
                    return viewer.get("/publics/yanshi-b").words().contains("演示区 yanshi-c 至第 1 条")
                            && viewer.get("/publics").words().contains("演示区 yanshi-c 至第 120 条");
                });
        assertThat(viewer.get("/publics").words())
                .contains(
                        "公开通道", "本区", "一致", "120", b.publicLog(c.zone()).root().brief())
                .doesNotContain("立即读取");
        assertThat(viewer.get("/publics?lang=en").words()).contains("Public channels", "this zone", "agrees");
        assertThat(viewer.get("/publics/yanshi-c").words())
                .contains("Read last")
                .doesNotContain("not since this node");
        viewer.get("/publics?lang=zh");
        assertThat(viewer.get("/").text()).contains("href=\"/publics\"");
        assertThat(viewer.get("/publics/nobody").status()).isEqualTo(404);
    }

    @Test
    void pagesThroughEntriesFromAnyIndexWithoutTheirBodies() {
        Browser.Page newest = viewer.get("/publics/yanshi-c");
        assertThat(newest.text())
                .contains("/publics/yanshi-c/119/proof", "?from=20\"")
                .doesNotContain("/publics/yanshi-c/69/proof", "state 119", "?from=120");
        Browser.Page middle = viewer.get("/publics/yanshi-c?from=7");
        assertThat(middle.text())
                .contains("/publics/yanshi-c/7/proof", "/publics/yanshi-c/56/proof", "?from=0\"", "?from=57\"")
                .doesNotContain("/publics/yanshi-c/57/proof");
        for (String wrong : List.of("120", "-1", "x", "99999999999999999999")) {
            assertThat(viewer.get("/publics/yanshi-c?from=" + wrong).words()).contains("没有这一条：该日志共 120 条");
        }
        assertThat(viewer.get("/publics/yanshi-c?from=7").words()).doesNotContain("没有这一条");
    }

    @Test
    void givesHeadProofAndExportThatTheVerifierAccepts(@TempDir Path folder) throws IOException {
        assertThat(viewer.get("/publics/yanshi-c/head").text())
                .isEqualTo(b.publicLog(c.zone()).name() + "\n120\n"
                        + b.publicLog(c.zone()).root() + "\n");
        Browser.Page proof = viewer.get("/publics/yanshi-c/5/proof");
        assertThat(proof.header("Content-Disposition")).contains("yanshi-c-public-5.proof");
        Files.writeString(folder.resolve("5.proof"), proof.text());
        assertThat(viewer.get("/publics/yanshi-c/120/proof").status()).isEqualTo(404);
        try (var out = Files.newOutputStream(folder.resolve("c.tbx"))) {
            b.publicLogs().export(c.zone().code(), out);
        }
        assertThat(viewer.get("/publics/yanshi-c/export").header("Content-Disposition"))
                .contains("yanshi-c-public.tbx");
        CommandRun audit = CommandRun.of("audit", "--json", folder.toString());
        assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    }

    @Test
    void showsASplitViewWithItsEvidenceToTakeAlong() {
        knows(liar.asPartnerOf(b.zone().code(), ZoneOfTest.address(first)));
        assertThat(viewer.get("/publics/yanshi-l").status()).isEqualTo(200);
        b.hasPublic(liar, 3);
        knows(liar.asPartnerOf(b.zone().code(), ZoneOfTest.address(second)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> b.publicLog(liar).standing() == Standing.DIFFERS);
        assertThat(viewer.get("/publics").words()).contains("出示过两份日志");
        assertThat(viewer.get("/publics/yanshi-l?lang=en").words()).contains("two logs were shown", "Evidence 1");
        viewer.get("/publics?lang=zh");
        Browser.Page evidence = viewer.get("/publics/yanshi-l/evidence/1");
        assertThat(evidence.text().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(b.publicLogs().evidence(liar.code()).getFirst());
        assertThat(evidence.header("Content-Disposition")).contains("yanshi-l-public-1.evidence");
        assertThat(viewer.get("/publics/yanshi-l/evidence/0").status()).isEqualTo(404);
        assertThat(viewer.get("/publics/yanshi-l/evidence/99").status()).isEqualTo(404);
    }

    @Test
    void namesCauseAndCureOfAFaultAndOnlyOperatorsLetItReadOn() {
        ZoneOfTest away = ZoneOfTest.of("yanshi-w", Suite.SM2_SM3, RANDOM);
        knows(away.asPartnerOf(b.zone().code(), URI.create("http://127.0.0.1:1")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> b.publicLog(away).lastError().isPresent());
        assertThat(viewer.get("/publics").words()).contains("尚无", "连不到伙伴的节点");
        assertThat(viewer.get("/publics/yanshi-w").words()).contains("连不到伙伴的节点", "本节点启动后尚未读到", "该日志尚无条目");
        viewer.get("/publics");
        assertThat(viewer.post("/publics").status()).isEqualTo(403);
        assertThat(operator.get("/publics").words()).contains("立即读取伙伴的日志");
        assertThat(operator.post("/publics").location()).isEqualTo("/publics");
        assertThat(operator.get("/publics").words()).contains("正在继续读取");
    }
}
