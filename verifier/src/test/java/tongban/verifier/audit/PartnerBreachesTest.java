package tongban.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.SignedNote;
import tongban.verifier.audit.Breach.Kind;
import tongban.verifier.command.Verdict;

/** Acknowledgements, revocations, certificates and evidence that do not hold, with their places. */
class PartnerBreachesTest extends BrokenExport {

    private SampleLog.Writing withPartner() {
        return log.export()
                .own()
                .certificates(b.sealCertificate, reverse.certificates.getFirst())
                .entries();
    }

    private SignedCheckpoint acknowledging(long size, Digest root) {
        return reverse.seal(Optional.of(new Acknowledgement(size, root))).head();
    }

    @Test
    void takesAnAcknowledgementOfAnySizeThatTheLogHad() {
        Digest rootAt3 = Samples.nodes(log).root(3);
        ChannelReport report =
                audit(withPartner().acknowledged(acknowledging(3, rootAt3)).end());

        assertThat(report.breaches()).isEmpty();
        assertThat(report.summary().acknowledged().orElseThrow().said().size()).isEqualTo(3);
    }

    @Test
    void noticesAnAcknowledgementOfARootThatTheLogNeverHad() {
        Digest other = log.hash.emptyRoot();
        SignedCheckpoint head = acknowledging(3, other);
        ChannelReport report = audit(withPartner().acknowledged(head).end());

        breaksAt(report, Kind.ACKNOWLEDGEMENT_ROOT, 2, 4);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(head.encode()) - 5);
    }

    @Test
    void noticesAnAcknowledgementOfMoreThanTheLogHas() {
        ChannelReport report =
                audit(withPartner().acknowledged(acknowledging(5, log.root())).end());

        breaksAt(report, Kind.ACKNOWLEDGEMENT_BEYOND, 4, 4);
    }

    @Test
    void noticesAnAcknowledgementThatIsNoneOrThatTheWrongKeySigned() {
        SignedCheckpoint none = reverse.seal(Optional.empty()).head();
        breaksAt(audit(withPartner().acknowledged(none).end()), Kind.ACKNOWLEDGEMENT_CHANNEL, -1, 4);
        breaksAt(audit(withPartner().acknowledged(log.head()).end()), Kind.ACKNOWLEDGEMENT_CHANNEL, -1, 4);

        Checkpoint said = acknowledging(4, log.root()).checkpoint();
        SignedCheckpoint forged = said.sign(List.of(b.newKey()));
        breaksAt(audit(withPartner().acknowledged(forged).end()), Kind.ACKNOWLEDGEMENT_SIGNATURE, -1, 4);
    }

    @Test
    void countsOfARevokedKeyOnlyWhatWasAcknowledgedBefore() {
        SignedCheckpoint before = acknowledging(2, Samples.nodes(log).root(2));
        Instant revokedAt = before.checkpoint().time().plusSeconds(1);
        reverse.now = revokedAt.plusSeconds(60);
        SignedCheckpoint after = acknowledging(4, log.root());
        SignedNote revocation =
                new Revocation("yanshi-a", first.publicKey().id(), revokedAt, "演示：密钥遗失").signedBy(a.seal);
        SampleLog.Writing writing = withPartner().acknowledged(before, after);
        ChannelReport report =
                audit(writing.each(List.of(revocation), writing.writer::revoked).end());

        breaksAt(report, Kind.REVOKED, 2, 4);
        assertThat(report.breaches().getFirst().offset()).isEqualTo(placeOf(header(2)));
        assertThat(report.summary().counted()).isEqualTo(2);
    }

    @Test
    void countsAllOfARevokedKeyThatALaterKeyVouchesFor() {
        log.change(second);
        log.seal(Optional.empty());
        SignedNote revocation = new Revocation("yanshi-a", first.publicKey().id(), log.now, "演示：按期更换").signedBy(a.seal);
        SampleLog.Writing writing = log.export().own().entries();
        ChannelReport report =
                audit(writing.each(List.of(revocation), writing.writer::revoked).end());

        assertThat(report.breaches()).isEmpty();
        assertThat(report.summary().counted()).isEqualTo(5);
    }

    @Test
    void noticesARevocationThatNoSealKeySigned() {
        SignedNote forged = new Revocation("yanshi-a", first.publicKey().id(), log.now, "演示").signedBy(b.seal);
        SampleLog.Writing writing = log.export().own().entries();

        breaksAt(audit(writing.each(List.of(forged), writing.writer::revoked).end()), Kind.REVOCATION, -1, 4);
    }

    @Test
    void noticesMissingForeignAndSecondSealKeysAndForeignCertificates() {
        byte[] noSeal =
                log.export().certificates(log.certificates.getFirst()).entries().end();
        assertThat(audit(noSeal).breaches()).extracting(Breach::kind).contains(Kind.SEAL);

        byte[] noNode = log.export().certificates(a.sealCertificate).entries().end();
        breaksAt(audit(noNode), Kind.NODE_KEY, -1, 0);

        PrivateKey another = a.newKey();
        SignedNote secondSeal = new KeyCertificate(
                        "yanshi-a", KeyKind.ZONE_SEAL, another.publicKey(), SampleZone.FROM, SampleZone.UNTIL)
                .signedBy(another);
        byte[] two = log.export().own().certificates(secondSeal).entries().end();
        breaksAt(audit(two), Kind.CERTIFICATE, -1, 4);

        byte[] foreign = log.export()
                .own()
                .certificates(reverse.certificates.getFirst())
                .entries()
                .end();
        breaksAt(audit(foreign), Kind.CERTIFICATE, -1, 4);

        byte[] good = log.export().own().entries().end();
        breaksAt(audit(good, new Trust(Map.of("yanshi-a", "0".repeat(16)), Map.of())), Kind.SEAL, -1, 4);
        Trust right = new Trust(Map.of("yanshi-a", a.fingerprint()), Map.of());
        assertThat(audit(good, right).verdict()).isEqualTo(Verdict.WELL);
    }

    @Test
    void judgesTheEvidenceInAnExportAndSaysWhoLied() {
        Samples samples = new Samples();
        Evidence.Fork fork = samples.fork();
        SampleLog.Writing writing = samples.ab.export().own().entries();
        ChannelReport report =
                audit(writing.each(List.of(fork), writing.writer::found).end());
        breaksAt(report, Kind.LIE, -1, 8);
        assertThat(report.breaches().getFirst().facts().getFirst()).hasToString("yanshi-a");

        Evidence empty = new Evidence.Fork(
                samples.ab.head(), samples.ab.head(), samples.ab.root(), fork.tie(), fork.certificates());
        SampleLog.Writing again = samples.ab.export().own().entries();
        breaksAt(audit(again.each(List.of(empty), again.writer::found).end()), Kind.NO_EVIDENCE, -1, 8);
    }
}
