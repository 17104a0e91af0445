package tongban.kernel.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.Topic;
import tongban.kernel.licence.LicenceCheck.Outcome;
import tongban.kernel.licence.LicenceCheck.StatusFault;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.Suite;

class LicenceCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:00:00Z");

    private final LicenceSample sample = new LicenceSample("yanshi-b", Suite.SM2_SM3, 1);

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aLicenceWithAFreshStatusIsValidInEitherSuite(Suite suite) {
        LicenceSample issuer = new LicenceSample("yanshi-b", suite, 2);
        LicenceFile file = LicenceFile.decode(issuer.file().encode()).orThrow();
        LicenceFile.Status status =
                LicenceFile.Status.decode(issuer.status(NOW).encode()).orThrow();

        LicenceCheck.Answer answer = answer(issuer, file, Optional.of(status), NOW);

        assertThat(answer.outcome()).isEqualTo(Outcome.VALID);
        assertThat(answer.licence()).contains(issuer.licence());
        assertThat(answer.since()).contains(LicenceSample.ISSUED);
    }

    @ParameterizedTest
    @CsvSource({
        "SUSPENDED, SUSPENDED",
        "REVOKED, REVOKED",
        "CANCELLED, CANCELLED",
        "SUPERSEDED, SUPERSEDED",
        "CHANGED, SUPERSEDED"
    })
    void theStateIsTheOneAsOfTheMoment(LicenceAct act, Outcome outcome) {
        Optional<LicenceFile.Status> status = Optional.of(sample.status(NOW, act));
        Instant before = LicenceSample.ISSUED.plusSeconds(86_399);

        assertThat(answer(sample, sample.file(), status, before).outcome()).isEqualTo(Outcome.VALID);
        assertThat(answer(sample, sample.file(), status, NOW).outcome()).isEqualTo(outcome);
        assertThat(answer(sample, sample.file(), status, before.plusSeconds(1)).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void withoutAFreshSignedStatusItIsNeverCalledValid() {
        LicenceFile file = sample.file();
        LicenceFile.Status stale = sample.status(NOW.minusSeconds(901));
        LicenceFile.Status edge = sample.status(NOW.minusSeconds(900));
        LicenceSample other = new LicenceSample("yanshi-b", Suite.SM2_SM3, 9);
        LicenceSample another = new LicenceSample("yanshi-c", Suite.SM2_SM3, 1);

        assertUnknown(file, Optional.empty(), StatusFault.NONE);
        assertUnknown(file, Optional.of(stale), StatusFault.STALE);
        assertUnknown(file, Optional.of(other.status(NOW)), StatusFault.FORGED);
        assertUnknown(file, Optional.of(another.status(NOW)), StatusFault.FORGED);
        LicenceCourse foreign = LicenceCourse.issued(
                new Licence(
                                LicenceForm.BRANCH,
                                sample.zone,
                                LicenceSample.number("001"),
                                LicenceSample.ISSUED,
                                "0c".repeat(16),
                                LicenceSample.values())
                        .digest(),
                LicenceSample.ISSUED);
        LicenceFile.Status ofAnother = new LicenceFile.Status(
                new LicenceStatus(sample.zone, NOW, foreign).signedBy(sample.issuing),
                sample.certify(sample.issuing, KeyKind.ISSUING));
        assertUnknown(file, Optional.of(ofAnother), StatusFault.OF_ANOTHER);
        assertThat(answer(sample, file, Optional.of(edge), NOW).outcome()).isEqualTo(Outcome.VALID);
    }

    private void assertUnknown(LicenceFile file, Optional<LicenceFile.Status> status, StatusFault fault) {
        LicenceCheck.Answer answer = answer(sample, file, status, NOW);
        assertThat(answer.outcome()).isEqualTo(Outcome.STATUS_UNKNOWN);
        assertThat(answer.statusFault()).contains(fault);
    }

    @Test
    void itsLastDayEndsAtMidnightInChina() {
        Instant end = Instant.parse("2026-12-31T16:00:00Z");
        Optional<LicenceFile.Status> status = Optional.of(sample.status(end));

        assertThat(answer(sample, sample.file(), status, end.minusSeconds(1)).outcome())
                .isEqualTo(Outcome.VALID);
        assertThat(answer(sample, sample.file(), status, end).outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(answer(sample, sample.file(), Optional.empty(), end).outcome())
                .isEqualTo(Outcome.EXPIRED);
        assertThat(answer(sample, sample.file(), status, LicenceSample.ISSUED.minusSeconds(1))
                        .outcome())
                .isEqualTo(Outcome.NOT_YET_ISSUED);
    }

    @Test
    void anAlteredOrReSignedLicenceIsTamperedAndShowsNothing() {
        Map<String, String> values = LicenceSample.values();
        values.put("scope", "软件开发、金融");
        Licence altered = new Licence(
                LicenceForm.BRANCH,
                sample.zone,
                LicenceSample.number("001"),
                LicenceSample.ISSUED,
                "0a".repeat(16),
                values);
        LicenceFile reSigned = sample.file(sample.licence(), sample.node);
        LicenceFile unlogged = sample.file(altered, sample.issuing);
        LicenceFile swapped = new LicenceFile(
                new tongban.kernel.seal.SignedNote(
                        altered.text(), sample.file().licence().signatures()),
                sample.file().key(),
                sample.proof());

        assertRefused(swapped, Outcome.TAMPERED);
        assertRefused(reSigned, Outcome.TAMPERED);
        assertRefused(
                new LicenceFile(sample.file().licence(), sample.certify(sample.issuing, KeyKind.NODE), sample.proof()),
                Outcome.TAMPERED);
        assertRefused(unlogged, Outcome.UNLOGGED);
    }

    @Test
    void anEntryOfAnotherTopicChannelOrLogIsNoPublicEntry() {
        LicenceFile file = sample.file();
        ChannelName direct = ChannelName.between(
                sample.zone, new LicenceSample("yanshi-c", Suite.SM2_SM3, 3).zone, 1, Suite.SM2_SM3);
        EvidenceText.Proof otherTopic =
                sample.proof(new Topic("standard.state", 1), ChannelName.publicOf(sample.zone, 1, Suite.SM2_SM3));

        for (EvidenceText.Proof proof : List.of(
                otherTopic,
                sample.proof(LicenceEntry.TOPIC, direct),
                new LicenceSample("yanshi-b", Suite.SM2_SM3, 5).proof(),
                new EvidenceText.Proof(sample.proof().entry(), List.of()))) {
            assertRefused(new LicenceFile(file.licence(), file.key(), proof), Outcome.UNLOGGED);
        }
    }

    @Test
    void aZoneThatIsUnknownOrWasExpelledIsNotBelieved() {
        TrustedIssuers expelled = new TrustedIssuers(
                List.of(new TrustedIssuers.Issuer(sample.zone.value(), sample.seal.publicKey(), Optional.of(NOW))));

        assertThat(new LicenceCheck(new TrustedIssuers(List.of()), NOW)
                        .check(sample.file(), Optional.empty())
                        .orThrow()
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN_ISSUER);
        assertThat(new LicenceCheck(expelled, NOW)
                        .check(sample.file(), Optional.empty())
                        .orThrow()
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN_ISSUER);
        assertThat(new LicenceCheck(expelled, NOW.minusSeconds(1))
                        .check(sample.file(), Optional.of(sample.status(NOW)))
                        .orThrow()
                        .outcome())
                .isEqualTo(Outcome.VALID);
    }

    @Test
    void aChangedByteIsNeverCalledGenuineAndNothingThrows() {
        byte[] good = sample.file().encode();
        for (int at = 0; at < good.length; at += 29) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            if (LicenceFile.decode(bad) instanceof LicenceReading.Well<LicenceFile> well) {
                assertThat(new LicenceCheck(sample.trust(), NOW).check(well.value(), Optional.empty()))
                        .satisfiesAnyOf(
                                answer -> assertThat(answer).isInstanceOf(LicenceReading.Refused.class),
                                answer -> assertThat(answer.orThrow().outcome().genuine())
                                        .isFalse());
            }
            assertThat(LicenceFile.decode(Arrays.copyOf(good, at))).isInstanceOf(LicenceReading.Refused.class);
        }
        assertThat(LicenceFile.decode(new byte[LicenceFile.LENGTH_MAX + 1]))
                .isEqualTo(LicenceReading.refused(LicenceReading.Cause.TOO_LARGE, 0));
    }

    private void assertRefused(LicenceFile file, Outcome outcome) {
        LicenceCheck.Answer answer = answer(sample, file, Optional.of(sample.status(NOW)), NOW);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.licence()).isEmpty();
    }

    private static LicenceCheck.Answer answer(
            LicenceSample issuer, LicenceFile file, Optional<LicenceFile.Status> status, Instant at) {
        return new LicenceCheck(issuer.trust(), at).check(file, status).orThrow();
    }
}
