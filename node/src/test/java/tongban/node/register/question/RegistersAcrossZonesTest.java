package tongban.node.register.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.register.Evidence;
import tongban.node.register.EvidenceCheck;
import tongban.node.register.Inquiry;
import tongban.node.register.Look;
import tongban.node.register.Looking;
import tongban.node.register.PersonName;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterLooks;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.RegisterSubject;
import tongban.node.register.Verification;
import tongban.node.register.VerificationState;
import tongban.verifier.command.CommandRun;

/** What one zone asks another's registers, over real HTTP and databases, under an agreement. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistersAcrossZonesTest {

    private static final Looking CLERK = new Looking("clerk-1", Optional.of("case-1899-1"));
    private static final RegisterSubject COMPANY = new RegisterSubject.Company(new CreditCode("91100000YANX000144"));
    private static final RegisterSubject PERSON = person("510100189901010116", "张演示");

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

    private static RegisterSubject person(String id, String name) {
        return new RegisterSubject.Person(ResidentId.read(id).code().orElseThrow(), new PersonName(name));
    }

    private static Inquiry inquiry(RegisterSubject subject, Map<String, String> claimed, String... fields) {
        return new Inquiry(
                zones.b.code(), subject, new TreeSet<>(List.of(fields)), "registration", CLERK, new TreeMap<>(claimed));
    }

    private static RegisterOutcome ask(RegisterSubject subject, String... fields) {
        return zones.a.questions().ask(inquiry(subject, Map.of(), fields));
    }

    private static Evidence given(RegisterOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegisterOutcome.Given.class);
        return ((RegisterOutcome.Given) outcome).evidence();
    }

    private static RegisterOutcome.Refused refused(RegisterOutcome outcome, String reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RegisterOutcome.Refused.class,
                        one -> assertThat(one.reason()).isEqualTo(reason));
        return (RegisterOutcome.Refused) outcome;
    }

    @Test
    @Order(1)
    void anAllowedFieldIsAnsweredWithEvidenceThatTheLogProves() throws IOException {
        Evidence evidence = given(ask(COMPANY, "name", "status"));
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
        assertThat(Files.readString(proof))
                .contains(evidence.entry().orElseThrow().question().toString());
    }

    @Test
    @Order(1)
    void aPersonIsFoundByNumberAndNameTogether() {
        Evidence evidence = given(ask(PERSON, "birth-date", "status"));
        assertThat(evidence.fields())
                .containsOnly(Map.entry("birth-date", "1899-01-01"), Map.entry("status", "registered"));
        assertThat(evidence.subject()).isEqualTo("张** 510***********0116");
        Evidence other = given(ask(person("510100189901010116", "李演示"), "name"));
        assertThat(other.result()).isEqualTo(Evidence.Result.DOES_NOT_MATCH);
        assertThat(other.fields()).isEmpty();
        Evidence nobody = given(ask(person("51010018991231001X", "张演示"), "name"));
        assertThat(nobody.result()).isEqualTo(Evidence.Result.NOT_FOUND);
    }

    @Test
    @Order(1)
    void everyLookIsRecordedAtBothEnds() {
        RegisterSubject subject = person("500100189902020189", "王演示");
        given(ask(subject, "status"));
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
    @Order(1)
    void noTableHoldsANumberOfAPersonInClear() {
        given(ask(PERSON, "name"));
        for (TwoZones.Zone zone : List.of(zones.a, zones.b)) {
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
    @Order(1)
    void whatTheArticleDoesNotAllowIsRefusedAtBothEnds() throws Exception {
        RegisterOutcome.Refused field = refused(ask(COMPANY, "name", "scope"), "register-field");
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

    private static long looksAt(TwoZones.Zone zone) {
        return zone.sql().queryForObject("select count(*) from register.look", Long.class);
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
    @Order(1)
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
                "\"credit-code\":\"91100000YANX000144\",\"fields\":[\"name\"],\"purpose\":\"registration\",\"matter\":\"a\\u0000b\"}")) {
            assertThat(said((start + rest).getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            one -> assertThat(one.reason()).isEqualTo("register-unreadable"));
        }
        assertThat(looksAt(zones.b)).isEqualTo(looks);
    }

    @Test
    @Order(1)
    void forgedOrAlteredEvidenceIsRefused() {
        Evidence evidence = given(ask(COMPANY, "name"));
        Evidence other = given(ask(COMPANY, "status"));
        Evidence forged = new Evidence(
                evidence.id(),
                evidence.source(),
                evidence.subject(),
                evidence.result(),
                new TreeMap<>(Map.of("name", "演示假名有限公司")),
                evidence.purpose(),
                evidence.basis(),
                evidence.times(),
                evidence.entry(),
                evidence.digest());
        refuses(zones.a.questions().check(forged, CLERK), "altered");
        refuses(zones.a.questions().check(UUID.randomUUID(), CLERK), "unknown");

        // Somebody with the key writes another answer at the same place of the log.
        EvidenceTable table = zones.a.bean(ZoneRegisters.Tables.class).evidence();
        Frame frame = ((EvidenceTable.Stored.Whole) table.find(evidence.id()).orElseThrow()).frame();
        byte[] answer = new String(frame.answer(), UTF_8)
                .replace("演示甲软件第1号有限公司", "演示假名有限公司")
                .getBytes(UTF_8);
        Frame written = new Frame(
                frame.zone(), frame.register(), frame.question(), answer, frame.asked(), frame.entry(), frame.basis());
        UUID id = table.keep(UUID.randomUUID(), written, Instant.now());
        refuses(zones.a.questions().check(id, CLERK), "not-in-log");

        // Somebody without the key moves or changes rows.
        zones.a
                .sql()
                .update(
                        "update register.evidence set sealed = (select sealed from register.evidence where id = ?)"
                                + " where id = ?",
                        other.id(),
                        evidence.id());
        refuses(zones.a.questions().check(evidence.id(), CLERK), "altered");
        assertThat(zones.a.questions().check(other.id(), CLERK)).isInstanceOf(EvidenceCheck.Holds.class);
    }

    private static void refuses(EvidenceCheck check, String reason) {
        assertThat(check).isInstanceOfSatisfying(EvidenceCheck.Refused.class, one -> {
            assertThat(one.reason()).isEqualTo(reason);
            assertThat(one.sentence()).contains(" / ");
        });
    }

    @Test
    @Order(1)
    void theOwnRegisterIsAskedDirectly() {
        Inquiry own = new Inquiry(
                zones.a.code(), COMPANY, new TreeSet<>(List.of("scope")), "registration", CLERK, new TreeMap<>());
        Evidence evidence = given(zones.a.questions().ask(own));
        assertThat(evidence.fields()).containsEntry("scope", "演示：软件");
        assertThat(evidence.entry()).isEmpty();
        assertThat(zones.a.questions().check(evidence, CLERK)).isInstanceOf(EvidenceCheck.Holds.class);
    }

    @Test
    @Order(1)
    void theQuotaIsKept() {
        Inquiry there = new Inquiry(
                zones.a.code(), PERSON, new TreeSet<>(List.of("name")), "registration", CLERK, new TreeMap<>());
        given(zones.b.questions().ask(there));
        given(zones.b.questions().ask(there));
        assertThat(refused(zones.b.questions().ask(there), "compact-quota").provision())
                .contains("《演示核验协议》第2条（人口库核验）");
    }

    @Test
    @Order(2)
    void whatAPartnerCouldNotAnswerIsVerifiedWhenItIsBack() {
        zones.b.stop();
        UUID right = later(inquiry(COMPANY, Map.of("status", "active"), "name", "status"));
        UUID wrong = later(inquiry(COMPANY, Map.of("status", "revoked"), "status"));
        UUID nobody = later(inquiry(person("51010018991231001X", "张演示"), Map.of(), "name"));
        UUID gone = later(inquiry(PERSON, Map.of(), "name"));
        zones.a.sql().update("update register.verification set until = 0 where id = ?", gone);
        ends(gone, VerificationState.State.GAVE_UP);
        assertThat(zones.a.questions().verification(right).orElseThrow().state())
                .isEqualTo(VerificationState.State.OPEN);
        zones.b.start();
        VerificationState verified = ends(right, VerificationState.State.VERIFIED);
        Evidence evidence = ((EvidenceCheck.Holds)
                        zones.a.questions().check(verified.evidence().orElseThrow(), CLERK))
                .evidence();
        assertThat(evidence.fields()).containsEntry("status", "active");
        ends(wrong, VerificationState.State.CONTRADICTED);
        ends(nobody, VerificationState.State.CONTRADICTED);
        assertThat(zones.a.ends)
                .contains(new Verification.Verified(right, CLERK.matter(), evidence.id()))
                .anySatisfy(one -> assertThat(one).isInstanceOfSatisfying(Verification.Contradicted.class, end -> {
                    assertThat(end.verification()).isEqualTo(wrong);
                    assertThat(end.differing()).containsExactly("status");
                }))
                .anySatisfy(one -> assertThat(one)
                        .isInstanceOfSatisfying(
                                Verification.GaveUp.class,
                                end -> assertThat(end.verification()).isEqualTo(gone)));
        assertThat(zones.a.ends).hasSize(4);
        assertThat(zones.a
                        .sql()
                        .queryForObject("select count(*) from register.verification where sealed <> ''", Long.class))
                .isZero();
    }

    private static UUID later(Inquiry inquiry) {
        RegisterOutcome outcome = zones.a.questions().ask(inquiry);
        assertThat(outcome).isInstanceOf(RegisterOutcome.SourceUnavailable.class);
        return ((RegisterOutcome.SourceUnavailable) outcome).verification();
    }

    private static VerificationState ends(UUID id, VerificationState.State state) {
        TwoZones.within(() -> zones.a.questions().verification(id).orElseThrow().state() == state);
        return zones.a.questions().verification(id).orElseThrow();
    }

    @Test
    @Order(2)
    void aRegisterThatIsDownIsAskedLater() {
        zones.b.sql().update("alter table register.company rename to company_away");
        zones.b.sql().update("create table register.company (like register.company_away)");
        UUID open = later(inquiry(COMPANY, Map.of(), "name"));
        assertThat(zones.a.questions().verification(open).orElseThrow().cause()).isEqualTo("no-register");
        zones.b.sql().update("drop table register.company");
        zones.b.sql().update("alter table register.company_away rename to company");
        ends(open, VerificationState.State.VERIFIED);
    }

    @Test
    @Order(3)
    void nothingPassesWhenTheAgreementHasEnded() {
        zones.end(zones.b, "演示：终止");
        TwoZones.within(() -> ask(COMPANY, "name") instanceof RegisterOutcome.Refused);
        RegisterOutcome.Refused ended = refused(ask(COMPANY, "name"), "compact-ended");
        assertThat(ended.provision()).contains("《演示核验协议》第1条（法人库核验）");
        assertThat(ended.sentence()).contains("演示：终止");
    }
}
