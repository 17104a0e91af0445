package tongban.node.register.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.register.question.Inquiries.CLERK;
import static tongban.node.register.question.Inquiries.COMPANY;
import static tongban.node.register.question.Inquiries.NOBODY;
import static tongban.node.register.question.Inquiries.PERSON;
import static tongban.node.register.question.Inquiries.ask;
import static tongban.node.register.question.Inquiries.given;
import static tongban.node.register.question.Inquiries.inquiry;
import static tongban.node.register.question.Inquiries.person;
import static tongban.node.register.question.Inquiries.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.register.Evidence;
import tongban.node.register.EvidenceCheck;
import tongban.node.register.Inquiry;
import tongban.node.register.Look;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterLooks;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.RegisterSubject;
import tongban.verifier.command.CommandRun;

/** What one zone asks another's registers, over real HTTP and databases, under an agreement. */
@Timeout(180)
class RegistersAcrossZonesTest {

    @TempDir
    private static Path folder;

    private static TwoZones zones;

    @BeforeAll
    static void start() throws IOException {
        zones = TwoZones.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        zones.close();
    }

    @Test
    void anAllowedFieldIsAnsweredWithEvidenceThatTheLogProves() throws IOException {
        Evidence evidence = given(ask(zones, COMPANY, "name", "status"));
        assertThat(evidence.result()).isEqualTo(Evidence.Result.FOUND);
        assertThat(evidence.fields()).containsOnly(Map.entry("name", "演示甲软件第1号有限公司"), Map.entry("status", "active"));
        assertThat(evidence.source().zone()).isEqualTo(zones.b.code());
        assertThat(evidence.source().authority().orElseThrow().name()).isEqualTo("演示区登记局");
        assertThat(evidence.basis().orElseThrow().text()).isEqualTo("演示依据第一条");
        assertThat(evidence.basis().orElseThrow().provision()).isEqualTo("《演示核验协议》第1条（法人库核验）");
        assertThat(Duration.between(
                        evidence.times().answered(), evidence.times().notAfter()))
                .isEqualTo(Duration.ofHours(24));
        assertThat(zones.a.questions().check(evidence, CLERK)).isEqualTo(new EvidenceCheck.Holds(evidence));
        Path proof = folder.resolve("proof.txt");
        Files.write(proof, zones.a.questions().proof(evidence.id()).orElseThrow());
        assertThat(CommandRun.of("audit", "check", proof.toString()).exit()).isZero();
    }

    @Test
    void aPersonIsFoundByNumberAndNameTogether() {
        Evidence evidence = given(ask(zones, PERSON, "birth-date", "status"));
        assertThat(evidence.fields())
                .containsOnly(Map.entry("birth-date", "1899-01-01"), Map.entry("status", "registered"));
        assertThat(evidence.subject()).isEqualTo("张** 510***********0116");
        Evidence other = given(ask(zones, person("510100189901010116", "李演示"), "name"));
        assertThat(other.result()).isEqualTo(Evidence.Result.DOES_NOT_MATCH);
        assertThat(other.fields()).isEmpty();
        Evidence nobody = given(ask(zones, NOBODY, "name"));
        assertThat(nobody.result()).isEqualTo(Evidence.Result.NOT_FOUND);
    }

    @Test
    void everyLookIsRecordedAtBothEnds() {
        RegisterSubject subject = person("500100189902020189", "王演示");
        given(ask(zones, subject, "status"));
        Look asked = zones.a.bean(RegisterLooks.class).at(subject, 10).getFirst();
        assertThat(asked.way()).isEqualTo(Look.Way.ASKED);
        assertThat(asked.by()).contains("clerk-1");
        assertThat(asked.matter()).contains("case-1899-1");
        assertThat(asked.fields()).containsExactly("status");
        Look answered = zones.b.bean(RegisterLooks.class).at(subject, 10).getFirst();
        assertThat(answered.way()).isEqualTo(Look.Way.ANSWERED);
        assertThat(answered.other()).isEqualTo(zones.a.code());
        assertThat(answered.matter()).contains("case-1899-1");
        assertThat(answered.purpose()).isEqualTo("registration");
    }

    @Test
    void noTableHoldsANumberOfAPersonInClear() {
        given(ask(zones, PERSON, "name"));
        for (ZoneAtTest zone : List.of(zones.a, zones.b)) {
            for (String table : List.of("person", "evidence", "look", "verification")) {
                String all = zone.sql()
                        .queryForObject(
                                "select coalesce(string_agg(t::text, ''), '') from register." + table + " t",
                                String.class);
                assertThat(all).doesNotContain("510100189901010116", hex("510100189901010116"), hex("张演示"), "张演示");
            }
        }
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    @Test
    void whatTheArticleDoesNotAllowIsRefusedAtBothEnds() throws Exception {
        RegisterOutcome.Refused field = refused(ask(zones, COMPANY, "name", "scope"), "register-field");
        assertThat(field.provision()).contains("《演示核验协议》第1条（法人库核验）");
        assertThat(field.sentence()).contains("scope", "credit-code, name, status", " / ");
        Inquiry other = new Inquiry(
                zones.b.code(), COMPANY, new TreeSet<>(List.of("name")), "marketing", CLERK, new TreeMap<>());
        assertThat(refused(zones.a.questions().ask(other), "register-purpose").sentence())
                .contains("marketing", "registration");

        QuestionBody beyond = new QuestionBody(
                Optional.of(new QuestionBody.Cited(zones.compact.id(), 1)),
                COMPANY,
                new TreeSet<>(List.of("scope")),
                "registration",
                Optional.empty());
        long looks = looksAt(zones.b);
        Answer answer = said(beyond.bytes());
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, one -> {
            assertThat(one.index()).isNotNegative();
            assertThat(one.reason()).isEqualTo("register-field");
            assertThat(one.provision()).contains("《演示核验协议》第1条（法人库核验）");
        });
        assertThat(looksAt(zones.b)).isEqualTo(looks);
    }

    private static long looksAt(ZoneAtTest zone) {
        return java.util.Objects.requireNonNull(
                zone.sql().queryForObject("select count(*) from register.look", Long.class));
    }

    private static Answer said(byte[] body) throws Exception {
        Instant now = Instant.now();
        return zones.a
                .bean(Channels.class)
                .ask(
                        zones.b.code(),
                        Message.of(RegisterKind.COMPANY.topic(), body, now).before(now.plusSeconds(10)))
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatIsNoQuestionIsRefusedWithoutEffect() throws Exception {
        String start = "{\"compact\":\"" + zones.compact.id().hex() + "\",\"article\":1,";
        long looks = looksAt(zones.b);
        for (String rest : List.of(
                "\"x\":1}",
                "\"credit-code\":\"91100000YANX000145\",\"fields\":[\"name\"],\"purpose\":\"registration\"}",
                "\"credit-code\":\"91100000YANX000144\",\"fields\":[],\"purpose\":\"registration\"}",
                "\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\",\"name\"],\"purpose\":\"registration\"}",
                "\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],\"purpose\":\"' or 1=1\"}",
                "\"credit-code\":\"91100000YANX000144\",\"fields\":\"name\",\"purpose\":\"registration\"}",
                "\"credit-code\":{\"$ne\":1},\"fields\":[\"name\"],\"purpose\":\"registration\"}",
                "\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],\"purpose\":\"registration\","
                        + "\"matter\":\"a\\u0000b\"}")) {
            assertThat(said((start + rest).getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            one -> assertThat(one.reason()).isEqualTo("register-unreadable"));
        }
        assertThat(looksAt(zones.b)).isEqualTo(looks);
    }

    @Test
    void theOwnRegisterIsAskedDirectly() {
        Inquiry own = inquiry(zones.a, COMPANY, Map.of(), "scope");
        Evidence evidence = given(zones.a.questions().ask(own));
        assertThat(evidence.fields()).containsEntry("scope", "演示：软件");
        assertThat(evidence.entry()).isEmpty();
        assertThat(zones.a.questions().check(evidence, CLERK)).isInstanceOf(EvidenceCheck.Holds.class);
    }

    @Test
    void theQuotaIsKept() {
        Inquiry there = inquiry(zones.a, PERSON, Map.of(), "name");
        given(zones.b.questions().ask(there));
        given(zones.b.questions().ask(there));
        assertThat(refused(zones.b.questions().ask(there), "compact-quota").provision())
                .contains("《演示核验协议》第2条（人口库核验）");
    }
}
