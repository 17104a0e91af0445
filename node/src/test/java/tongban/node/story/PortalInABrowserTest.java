package tongban.node.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import tongban.node.Pictures;

/** A citizen without script: from the guide to the receipt of a case that another zone decides, and what goes wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class PortalInABrowserTest extends PortalAtTest {

    private static final String GUIDE = "/portal/guide?item=registration/branch-company&zone=cqgxq";
    private static final String NUMBER = "510100189901010116";
    private static final String OTHER = "500100189902020189";
    private static final byte[] PDF = "%PDF-1.7\n% 演示\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    private String application = "";
    private String caseAddress = "";

    @Test
    @Order(1)
    void anItemOfThePartnerIsFoundByInitialsAndItsGuideSaysWhoDecides() {
        go("/portal?words=fgsslcq");
        assertThat(text()).contains("没有找到");
        go("/portal?words=fgssl+chongqing");
        assertThat(page.locator(".tb-offers li").count()).isEqualTo(1);
        looked("find");
        page.locator(".tb-offers a").click();
        assertThat(text()).contains("由重庆高新区的机关受理和决定", "不需要前往重庆高新区", "市场主体登记管理条例", "可免提交", "数据中没有说明");
        looked("guide");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(2)
    void somebodySignsInAndBeginsForTheCompanyThatTheRegisterSaysIsTheirs() {
        signUp("张演示", NUMBER);
        assertThat(text()).contains("还没有提交过申请");
        go(GUIDE);
        press("开始办理");
        page.locator("#code").fill("91100000YANX00022Y");
        press("开始填写");
        assertThat(text()).contains("登记的法定代表人不是您");
        looked("start");
        page.locator("#code").fill("91100000YANX000144");
        press("开始填写");
        assertThat(text()).contains("演示甲软件第1号有限公司", "未填写");
        application = page.url();
        looked("tasks");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(3)
    void whatARegisterKnowsIsShownBeforeItIsUsed() {
        page.locator(".tb-tasks a").first().click();
        page.locator("#value").fill("演示");
        press("保存并继续");
        assertThat(page.title()).startsWith("错误：");
        assertThat(page.locator("#value-fault").textContent())
                .contains("至少 4 个字符")
                .doesNotContain("$");
        looked("question-wrong");
        page.locator("#value").fill("演示甲软件第1号有限公司重庆分公司");
        press("保存并继续");
        page.locator("#creditCode").fill("9110 0000 yanx 000144");
        looked("question-group");
        press("查看登记库中的信息");
        assertThat(text()).contains("还没有使用", "演示甲软件第1号有限公司", "成都高新区", "法人库");
        looked("register");
        press("同意使用");
        assertThat(page.locator(".tb-flash").textContent()).contains("已使用登记库信息");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(4)
    void whatWasTypedWhenTheSignInHadExpiredStandsInTheFormAgain() {
        page.locator("#division").fill("500107104");
        page.locator("#address").fill("演示路一号");
        window.clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("tb-cdgxq-(?!form).*")));
        press("保存并继续");
        signIn(NUMBER);
        assertThat(text()).contains("登录已过期，刚才填写的内容已保留");
        assertThat(page.locator("#address").inputValue()).isEqualTo("演示路一号");
        looked("question-kept");
        press("保存并继续");
        page.locator("#name").fill("张演示");
        page.locator("#residentId").fill("510107189901010006");
        page.locator("#mobile").fill("13000000000");
        press("保存并继续");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(5)
    void theRestIsAnsweredQuestionByQuestion() {
        page.locator("#value").fill("演示软件开发\n演示信息咨询服务");
        press("保存并继续");
        looked("question-yes-no");
        page.locator("#value-no").check();
        press("保存并继续");
        page.getByLabel("非独立核算").check();
        press("保存并继续");
        page.locator("#name").fill("李演示");
        page.locator("#mobile").fill("13000000001");
        press("保存并继续");
        assertThat(page.url()).isEqualTo(application);
        assertThat(complaints).isEmpty();
    }

    private void upload(String name, byte[] bytes) {
        page.locator("#file").setInputFiles(new FilePayload(name, "application/pdf", bytes));
        press("上传");
    }

    @Test
    @Order(6)
    void aFileWhoseTypeLiesIsRefusedAndATrueOneIsKeptWithItsDigest() {
        for (String material : List.of("application", "premises", "appointment")) {
            go(application + "/papers/" + material);
            upload("演示.pdf", "<html>演示</html>".getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("#file-fault").textContent()).contains("不是 PDF、JPEG、PNG 或 OFD");
            upload("演示.pdf", PDF);
            assertThat(text()).contains("演示.pdf", "SHA-256", "未经病毒扫描");
        }
        looked("paper");
        go(application);
        looked("tasks-done");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(7)
    void itIsSignedOnceAndComesToTheZoneThatDecides() throws IOException, InterruptedException {
        press("核对并提交");
        looked("check");
        press("签名并提交");
        assertThat(page.locator("#sign-fault").textContent()).contains("请阅读声明");
        Page twin = window.newPage();
        twin.navigate(application + "/check");
        page.locator("#sign").check();
        press("签名并提交");
        assertThat(text()).contains("已提交", "CDGXQ-", "还没有受理", "重庆高新区");
        looked("receipt");
        String receipt = page.url();
        twin.locator("#sign").check();
        twin.locator("main form button").click();
        assertThat(twin.url()).isEqualTo(receipt);
        caseAddress = receipt.replace("/receipt", "");
        Cases.arrived(stage, b, path());
        go(caseAddress);
        assertThat(text()).contains("等待受理", "已移交，尚未接收", "张演示系演示甲软件第1号有限公司的法定代表人");
        assertThat(complaints).isEmpty();
    }

    private String path() {
        return Cases.PATH + caseAddress.substring(caseAddress.lastIndexOf('/'));
    }

    @Test
    @Order(8)
    void gapsAreSupplementedOneByOne() throws IOException, InterruptedException {
        Cases.act(
                new Cases.Named(b, path(), "tell-gaps"),
                "acceptor wang",
                Cases.BASIS,
                "\"gaps\":[{\"field\":\"/premises/address\",\"zh\":\"请写明楼层和房号\",\"en\":\"Name floor and room\"}]");
        Cases.comesTo(stage, a, path(), "gaps-told");
        go(caseAddress);
        assertThat(text()).contains("需要您补正", "请写明楼层和房号");
        looked("case-gaps");
        press("开始补正");
        assertThat(text()).contains("请写明楼层和房号", "未填写");
        looked("supplement");
        page.getByText("去补正").click();
        page.locator("#address").fill("演示路一号三层301室");
        press("保存并继续");
        press("核对并提交");
        page.locator("#sign").check();
        press("签名并提交");
        assertThat(page.url()).isEqualTo(caseAddress);
        Cases.comesTo(stage, b, path(), "submitted");
        assertThat(Cases.last(b.door().read(path()), "supplemented").toString())
                .contains("301室")
                .doesNotContain("mobile");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(9)
    void progressIsCountedAndAWithdrawalReachesTheHolder() throws IOException, InterruptedException {
        Cases.act(b, path(), "accept", "acceptor wang", "");
        Cases.comesTo(stage, a, path(), "accepted");
        go(caseAddress);
        assertThat(text()).contains("第 1 个工作日，共 3 个", "重庆高新区", "SHA-256");
        looked("case");
        page.getByText("留言").first().click();
        press("发送");
        assertThat(page.locator("#said-fault").textContent()).contains("请填写内容");
        page.locator("#said").fill("请问何时可以领取？");
        press("发送");
        assertThat(text()).contains("请问何时可以领取？");
        go(caseAddress + "/withdrawal");
        looked("act");
        press("撤回申请");
        assertThat(page.locator(".tb-flash").textContent()).contains("已提出撤回");
        stage.await(() -> b.door().read(path()).says("withdrawal"), "the withdrawal has not come");
        go("/portal/cases");
        looked("cases");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(10)
    void anotherPersonsCaseIsAsIfThereWereNone() {
        try (BrowserContext stranger = chromium.window(1280, false)) {
            Page own = page;
            page = stranger.newPage();
            signUp("王演示", OTHER);
            for (String address : List.of(caseAddress, caseAddress + "/receipt", application)) {
                assertThat(Objects.requireNonNull(page.navigate(address)).status())
                        .isEqualTo(404);
                assertThat(text()).contains("您名下没有这项内容").doesNotContain("演示甲软件");
            }
            looked("not-yours");
            page = own;
        }
        assertThat(complaints).isEmpty();
    }

    /** In English, 320 wide and in elder mode nothing sticks out, and every word is there. */
    @Test
    @Order(11)
    void everyPageFitsANarrowScreen() {
        page.setViewportSize(320, 900);
        for (String taste : List.of("lang=en&elder=off", "lang=zh&elder=on")) {
            for (String address : List.of("/portal", GUIDE, "/portal/cases", caseAddress, caseAddress + "/receipt")) {
                go(address + (address.contains("?") ? "&" : "?") + taste);
                axe.setViewportSize(320, 900);
                axe.setContent(page.content());
                int real = ((Number) axe.evaluate("document.documentElement.scrollWidth")).intValue();
                if (real > 320) {
                    complaints.add(address + " is " + real + " wide in " + taste);
                }
                if (NO_WORD.matcher(page.content()).find()) {
                    complaints.add(address + " shows the key of a word in " + taste);
                }
                String name = address.replaceAll("[0-9a-f]{32}|[?].*|.*:[0-9]+", "");
                Pictures.take(page, "portal" + name, taste, "-narrow");
            }
        }
        assertThat(complaints).isEmpty();
    }
}
