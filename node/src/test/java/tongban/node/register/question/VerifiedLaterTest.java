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
import static tongban.node.register.question.Inquiries.refused;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.register.Evidence;
import tongban.node.register.EvidenceCheck;
import tongban.node.register.Inquiry;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.Verification;
import tongban.node.register.VerificationState;

/** What becomes of evidence that is not true, of questions that nobody answers, and of all when an agreement ends. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifiedLaterTest {

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
    @Order(1)
    void forgedOrAlteredEvidenceIsRefused() {
        Evidence evidence = given(ask(zones, COMPANY, "name"));
        Evidence other = given(ask(zones, COMPANY, "status"));
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
    @Order(2)
    void whatAPartnerCouldNotAnswerIsVerifiedWhenItIsBack() {
        zones.b.stop();
        List<UUID> open = allLater(
                inquiry(zones.b, COMPANY, Map.of("status", "active"), "name", "status"),
                inquiry(zones.b, COMPANY, Map.of("status", "revoked"), "status"),
                inquiry(zones.b, NOBODY, Map.of(), "name"),
                inquiry(zones.b, PERSON, Map.of(), "name"));
        UUID right = open.get(0);
        UUID wrong = open.get(1);
        UUID nobody = open.get(2);
        UUID gone = open.get(3);
        zones.a.sql().update("update register.verification set until = 0 where id = ?", gone);
        ends(gone, VerificationState.State.GAVE_UP);
        assertThat(zones.a.questions().verification(right).orElseThrow().state())
                .isEqualTo(VerificationState.State.OPEN);
        zones.b.start(true);
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

    /** Each waits as long as a counter would; so they wait beside each other. */
    private static List<UUID> allLater(Inquiry... inquiries) {
        List<CompletableFuture<UUID>> asked = Stream.of(inquiries)
                .map(one -> CompletableFuture.supplyAsync(
                        () -> later(one), task -> Thread.ofVirtual().start(task)))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
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
    void anAnswerThatComesLateEndsTheMatterWithoutAnotherQuestion() throws SQLException {
        UUID open;
        try (Connection busy = zones.b.bean(DataSource.class).getConnection();
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table register.company in access exclusive mode");
            open = later(inquiry(zones.b, COMPANY, Map.of(), "name"));
            zones.a.sql().update("update register.verification set next = ? where id = ?", Long.MAX_VALUE, open);
            busy.rollback();
        }
        assertThat(ends(open, VerificationState.State.VERIFIED).attempts()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void aRegisterThatIsDownIsAskedLater() {
        zones.b.sql().update("alter table register.company rename to company_away");
        zones.b.sql().update("create table register.company (like register.company_away)");
        UUID open = later(inquiry(zones.b, COMPANY, Map.of(), "name"));
        assertThat(zones.a.questions().verification(open).orElseThrow().cause()).isEqualTo("no-register");
        zones.b.sql().update("drop table register.company");
        zones.b.sql().update("alter table register.company_away rename to company");
        ends(open, VerificationState.State.VERIFIED);
    }

    @Test
    @Order(3)
    void nothingPassesWhenTheAgreementHasEnded() {
        zones.end(zones.b, "演示：终止");
        TwoZones.within(() -> ask(zones, COMPANY, "name") instanceof RegisterOutcome.Refused);
        RegisterOutcome.Refused ended = refused(ask(zones, COMPANY, "name"), "compact-ended");
        assertThat(ended.provision()).contains("《演示核验协议》第1条（法人库核验）");
        assertThat(ended.sentence()).contains("演示：终止");
    }
}
