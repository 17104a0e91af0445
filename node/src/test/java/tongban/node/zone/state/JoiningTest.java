package tongban.node.zone.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.zone.Descriptor;
import tongban.node.PostgresAtTest;
import tongban.node.zone.Candidate;
import tongban.node.zone.Candidate.Standing;
import tongban.node.zone.Descriptors;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.Joining;
import tongban.node.zone.PartnerJoined;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneDatabase;
import tongban.node.zone.ZoneRefusal;
import tongban.node.zone.ZoneRefusal.Cause;

/** How zones become partners, on a real PostgreSQL. */
class JoiningTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static FoundedZone here;
    private static FoundedZone there;

    /** A zone with the other's code and another seal key. */
    private static FoundedZone forger;

    private DataSource source;
    private RunningZone node;

    @BeforeAll
    static void found() throws IOException {
        postgres = PostgresAtTest.start();
        here = FoundedZone.in(folder, "yanshi");
        there = FoundedZone.in(folder, "fangke");
        forger = FoundedZone.in(folder.resolve("forged"), "fangke");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void run() {
        source = RunningZone.database(postgres, "joining_" + DATABASES.incrementAndGet());
        node = RunningZone.start(here, source);
    }

    @AfterEach
    void end() throws Exception {
        node.close();
        RunningZone.close(source);
    }

    private ZoneAnswer<Candidate> accept(byte[] descriptor, String fingerprint) {
        return node.bean(Joining.class).accept(descriptor, fingerprint, "演示操作员");
    }

    @Test
    void aZoneJoinsByItsDescriptorAndAComparedFingerprint() {
        assertThat(accept(there.descriptor(), there.fingerprint()).orThrow().standing())
                .isEqualTo(Standing.NEW);

        ZoneCode code = new ZoneCode("fangke");
        assertThat(node.bean(Partners.class).find(code)).hasValueSatisfying(partner -> {
            assertThat(partner.zh()).isEqualTo("演示区fangke");
            assertThat(partner.incoming()).hasToString("tongban/1/fangke/yanshi/1/sm2-sm3");
            assertThat(partner.addresses()).hasToString("[https://127.0.0.1:7443]");
            assertThat(partner.tlsPins()).hasSize(1);
        });
        assertThat(node.published(PartnerJoined.class))
                .singleElement()
                .satisfies(joined -> assertThat(joined.partner().code()).isEqualTo(code));
        assertThat(node.bean(Descriptors.class).of(code)).hasValueSatisfying(accepted -> {
            assertThat(accepted.by()).isEqualTo("演示操作员");
            assertThat(accepted.at()).isEqualTo(FoundedZone.NOW);
            assertThat(accepted.descriptor().profile().authority("pension")).isPresent();
        });
        assertThat(node.bean(ThisZone.class).channelTo(code)).hasToString("tongban/1/yanshi/fangke/1/sm2-sm3");
    }

    @Test
    void theSameDescriptorAgainChangesNothing() {
        assertThat(accept(there.descriptor(), there.fingerprint())).isInstanceOf(ZoneAnswer.Done.class);
        assertThat(accept(there.descriptor(), "").orThrow().standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(node.published(PartnerJoined.class)).hasSize(1);
        assertThat(node.bean(Descriptors.class).versions(new ZoneCode("fangke")))
                .hasSize(1);
    }

    @Test
    void partnersAreThereAfterARestart() {
        assertThat(accept(there.descriptor(), there.fingerprint())).isInstanceOf(ZoneAnswer.Done.class);
        node.close();
        node = RunningZone.start(here, source);
        assertThat(node.bean(Partners.class).all()).hasSize(1);
        assertThat(node.published(PartnerJoined.class)).isEmpty();
    }

    @Test
    void refusesAWrongOrMissingFingerprint() {
        String wrong = forger.fingerprint();
        assertThat(cause(accept(there.descriptor(), wrong))).isEqualTo(Cause.WRONG_FINGERPRINT);
        assertThat(cause(accept(there.descriptor(), ""))).isEqualTo(Cause.NO_FINGERPRINT);
        assertThat(cause(accept(there.descriptor(), "12"))).isEqualTo(Cause.BAD_FINGERPRINT);
        nothingHappened();
    }

    @Test
    void refusesAForgedTruncatedOrOwnDescriptor() {
        byte[] good = there.descriptor();
        byte[] forged = new String(good, StandardCharsets.UTF_8)
                .replace("https://127.0.0.1:7443", "https://127.0.0.1:7444")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(cause(accept(forged, there.fingerprint()))).isEqualTo(Cause.NOT_A_DESCRIPTOR);
        for (int length : new int[] {0, 1, 100, good.length / 2, good.length - 1}) {
            assertThat(cause(accept(Arrays.copyOf(good, length), there.fingerprint())))
                    .isEqualTo(Cause.NOT_A_DESCRIPTOR);
        }
        assertThat(cause(accept(new byte[1 << 20], there.fingerprint()))).isEqualTo(Cause.NOT_A_DESCRIPTOR);
        assertThat(cause(accept(here.descriptor(), here.fingerprint()))).isEqualTo(Cause.OWN_DESCRIPTOR);
        nothingHappened();
    }

    @Test
    void refusesAnotherSealKeyOfAPartnerEvenWithItsFingerprint() {
        assertThat(accept(there.descriptor(), there.fingerprint())).isInstanceOf(ZoneAnswer.Done.class);
        ZoneRefusal refusal = refusal(accept(forger.descriptor(), forger.fingerprint()));
        assertThat(refusal.cause()).isEqualTo(Cause.OTHER_SEAL_KEY);
        assertThat(refusal.details().getFirst()).isEqualTo("fangke");
        assertThat(node.published(PartnerJoined.class)).hasSize(1);
    }

    @Test
    void aRenewalNeedsNoFingerprintAndAnOlderOneNeverComesBack() {
        FoundedZone renewing = FoundedZone.in(folder.resolve("renewing"), "gengxin");
        byte[] first = renewing.descriptor();
        assertThat(accept(first, renewing.fingerprint())).isInstanceOf(ZoneAnswer.Done.class);
        byte[] second = renewing.folder()
                .renew(FoundedZone.words(), FoundedZone.NOW.plusSeconds(5))
                .orThrow()
                .encode();

        assertThat(accept(second, "").orThrow().standing()).isEqualTo(Standing.RENEWAL);

        assertThat(cause(accept(first, renewing.fingerprint()))).isEqualTo(Cause.OLDER_DESCRIPTOR);
        assertThat(node.published(PartnerJoined.class)).hasSize(1);
        assertThat(node.bean(Descriptors.class).versions(new ZoneCode("gengxin")))
                .extracting(accepted -> accepted.descriptor().serial())
                .containsExactly(2L, 1L);
    }

    @Test
    void aNewEpochChangesTheNamesOfAPartnersLogs() {
        FoundedZone losing = FoundedZone.in(folder.resolve("losing"), "shimi");
        assertThat(accept(losing.descriptor(), losing.fingerprint())).isInstanceOf(ZoneAnswer.Done.class);
        Descriptor before = Descriptor.read(losing.descriptor()).orThrow();
        assertThat(losing.folder().revoke(before.nodeKey().id(), "演示：失窃", FoundedZone.words(), FoundedZone.NOW))
                .isInstanceOf(ZoneAnswer.Done.class);

        assertThat(accept(losing.descriptor(), "").orThrow().standing()).isEqualTo(Standing.RENEWAL);

        assertThat(node.published(PartnerJoined.class).getLast().partner().incoming())
                .hasToString("tongban/1/shimi/yanshi/2/sm2-sm3");
    }

    @Test
    void aRunningNodeNoticesWithinASecondWhatACommandWrote() {
        Joining command =
                new ZoneDatabase(source).joining(new ZoneCode("yanshi"), InstantSource.system(), accepted -> {});
        assertThat(command.accept(there.descriptor(), there.fingerprint(), "命令行"))
                .isInstanceOf(ZoneAnswer.Done.class);

        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        node.bean(Partners.class).find(new ZoneCode("fangke")).isPresent());
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(() -> node.published(PartnerJoined.class).size() == 1);
        assertThat(new ZoneDatabase(source).partners()).hasSize(1);
    }

    @Test
    void anAcceptedDescriptorCannotBeChangedInTheDatabase() {
        assertThat(accept(there.descriptor(), there.fingerprint())).isInstanceOf(ZoneAnswer.Done.class);
        for (String act : new String[] {"update zone.descriptor set serial = 9", "delete from zone.descriptor"}) {
            assertThatThrownBy(() -> JdbcClient.create(source).sql(act).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed");
        }
    }

    private void nothingHappened() {
        assertThat(node.bean(Partners.class).all()).isEmpty();
        assertThat(node.events()).noneMatch(PartnerJoined.class::isInstance);
        assertThat(new ZoneDatabase(source).partners()).isEmpty();
    }

    private static Cause cause(ZoneAnswer<?> answer) {
        return refusal(answer).cause();
    }

    private static ZoneRefusal refusal(ZoneAnswer<?> answer) {
        return ((ZoneAnswer.Refused<?>) answer).refusal();
    }
}
