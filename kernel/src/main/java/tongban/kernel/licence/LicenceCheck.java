package tongban.kernel.licence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.ZoneSignature;

/**
 * The check of a licence (证照验证): a function of the file, a status or none, the trusted issuers and a moment.
 * "Valid" is said only under a signed status that speaks of the moment.
 *
 * @param trust whom the one who verifies believes
 * @param moment as of when is asked
 */
public record LicenceCheck(TrustedIssuers trust, Instant moment) {

    /** What is said of a licence. */
    public enum Outcome {
        /** Genuine, and valid as of the moment. */
        VALID,
        /** Genuine; whether it is valid is not known here. */
        STATUS_UNKNOWN,
        /** Genuine, but issued after the moment. */
        NOT_YET_ISSUED,
        /** Genuine, and its last day was before the moment. */
        EXPIRED,
        /** Genuine, and suspended as of the moment. */
        SUSPENDED,
        /** Genuine, and revoked as of the moment. */
        REVOKED,
        /** Genuine, and cancelled as of the moment. */
        CANCELLED,
        /** Genuine, and another version or another licence stood in its place as of the moment. */
        SUPERSEDED,
        /** The signature is not one of the issuer over this text. */
        TAMPERED,
        /** Signed, but not proven to stand in the issuer's public channel. */
        UNLOGGED,
        /** The zone is not among the trusted issuers as of the moment. */
        UNKNOWN_ISSUER;

        /** Whether the issuer did issue this text in public. */
        public boolean genuine() {
            return this != TAMPERED && this != UNLOGGED && this != UNKNOWN_ISSUER;
        }
    }

    /** Why a status was not used. */
    public enum StatusFault {
        /** None was given. */
        NONE,
        /** Its signature is not one of the issuer. */
        FORGED,
        /** It was said too long before the moment. */
        STALE,
        /** It speaks of another licence. */
        OF_ANOTHER
    }

    /**
     * The answer.
     *
     * @param outcome what is said
     * @param licence the data set; empty where it is not genuine, so that nobody reads on from a forgery
     * @param since when the state began, where a state is told
     * @param statusFault why no status was used, where the outcome is {@link Outcome#STATUS_UNKNOWN}
     */
    public record Answer(
            Outcome outcome, Optional<Licence> licence, Optional<Instant> since, Optional<StatusFault> statusFault) {}

    /** Checks a file; refused when the signed text is no licence at all. */
    public LicenceReading<Answer> check(LicenceFile file, Optional<LicenceFile.Status> status) {
        return Licence.read(file.licence().text()).then(licence -> LicenceReading.well(answer(file, licence, status)));
    }

    private Answer answer(LicenceFile file, Licence licence, Optional<LicenceFile.Status> status) {
        String zone = licence.zone().value();
        List<PublicKey> seals = trust.seals(zone, moment);
        if (seals.isEmpty()) {
            return refused(Outcome.UNKNOWN_ISSUER);
        }
        for (PublicKey seal : seals) {
            if (signed(file.licence(), Purpose.LICENCE, new Signed(file.key(), seal, zone, licence.at()))) {
                return entry(file, licence, seal)
                        .map(entry -> genuine(licence, entry, status, seal))
                        .orElseGet(() -> refused(Outcome.UNLOGGED));
            }
        }
        return refused(Outcome.TAMPERED);
    }

    private static Answer refused(Outcome outcome) {
        return new Answer(outcome, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private record Signed(SignedNote certificate, PublicKey seal, String zone, Instant at) {}

    /** Whether an issuing key that the seal certified for the moment of signing signed the note, and nobody else. */
    private static boolean signed(SignedNote note, Purpose purpose, Signed by) {
        return KeyCertificate.read(by.certificate(), by.seal()) instanceof Reading.Well<KeyCertificate> well
                && well.value().kind() == KeyKind.ISSUING
                && well.value().zone().equals(by.zone())
                && well.value().validAt(by.at())
                && ZoneSignature.check(note, by.zone(), well.value().key(), purpose) instanceof Reading.Well<?>;
    }

    /** The public entry that made this very data set hold, when the file proves it. */
    private static Optional<LicenceEntry> entry(LicenceFile file, Licence licence, PublicKey seal) {
        Evidence.ProvenEntry proven = file.proof().entry();
        SignedCheckpoint under = proven.under();
        ChannelName channel = under.checkpoint().channel();
        TreeHash hash = new TreeHash(channel.suite());
        boolean placed = channel.isPublic()
                && channel.from().equals(licence.zone())
                && proven.inclusion().size() == under.checkpoint().size()
                && headed(file, under, seal)
                && proven.inclusion()
                        .proves(
                                hash,
                                hash.leaf(proven.header()),
                                under.checkpoint().root());
        if (!placed || !(EntryHeader.decode(proven.header()) instanceof Decoded.Well<EntryHeader> header)) {
            return Optional.empty();
        }
        return proven.body()
                .filter(body -> header.value().topic().equals(LicenceEntry.TOPIC)
                        && header.value().index() == proven.inclusion().index()
                        && hash.salted(body.salt(), body.bytes())
                                .equals(header.value().bodyDigest()))
                .flatMap(body -> LicenceEntry.decode(body.bytes()) instanceof LicenceReading.Well<LicenceEntry> well
                        ? Optional.of(well.value())
                        : Optional.empty())
                .filter(entry -> entry.act().bringsVersion()
                        && entry.version().equals(licence.digest())
                        && entry.at().equals(licence.at()));
    }

    private static boolean headed(LicenceFile file, SignedCheckpoint under, PublicKey seal) {
        ChannelName channel = under.checkpoint().channel();
        List<PublicKey> keys = new EvidenceCheck(seal)
                .nodeKeys(file.proof().certificates(), channel).stream()
                        .distinct()
                        .filter(key -> under.note().signedBy(channel.from().value(), key, Purpose.CHECKPOINT))
                        .toList();
        // At a key change the old and the new key sign one head, never more.
        return !keys.isEmpty() && keys.size() <= 2 && under.signedByAll(keys);
    }

    private Answer genuine(Licence licence, LicenceEntry entry, Optional<LicenceFile.Status> given, PublicKey seal) {
        Optional<Instant> end = licence.end();
        if (moment.isBefore(licence.at())) {
            return told(Outcome.NOT_YET_ISSUED, licence, Optional.of(licence.at()));
        }
        Optional<LicenceStatus> status = given.flatMap(file -> status(file, licence, seal));
        Optional<StatusFault> fault = fault(given, status, entry);
        if (fault.isPresent()) {
            return end.filter(last -> !moment.isBefore(last))
                    .map(last -> told(Outcome.EXPIRED, licence, end))
                    .orElseGet(() -> new Answer(Outcome.STATUS_UNKNOWN, Optional.of(licence), Optional.empty(), fault));
        }
        LicenceCourse course = status.orElseThrow().course();
        LicenceEntry last = course.lastAt(moment).orElseThrow();
        Outcome outcome = switch (course.stateAt(moment)) {
            case SUSPENDED -> Outcome.SUSPENDED;
            case REVOKED -> Outcome.REVOKED;
            case CANCELLED -> Outcome.CANCELLED;
            case SUPERSEDED -> Outcome.SUPERSEDED;
            case VALID, NONE -> last.version().equals(entry.version()) ? Outcome.VALID : Outcome.SUPERSEDED;
        };
        boolean expired = outcome == Outcome.VALID
                && end.filter(day -> !moment.isBefore(day)).isPresent();
        return expired ? told(Outcome.EXPIRED, licence, end) : told(outcome, licence, Optional.of(last.at()));
    }

    private static Answer told(Outcome outcome, Licence licence, Optional<Instant> since) {
        return new Answer(outcome, Optional.of(licence), since, Optional.empty());
    }

    private static Optional<LicenceStatus> status(LicenceFile.Status file, Licence licence, PublicKey seal) {
        String zone = licence.zone().value();
        return LicenceStatus.read(file.status().text()) instanceof LicenceReading.Well<LicenceStatus> well
                        && well.value().zone().equals(licence.zone())
                        && signed(
                                file.status(),
                                Purpose.LICENCE_STATUS,
                                new Signed(file.key(), seal, zone, well.value().at()))
                ? Optional.of(well.value())
                : Optional.empty();
    }

    private Optional<StatusFault> fault(
            Optional<LicenceFile.Status> given, Optional<LicenceStatus> status, LicenceEntry entry) {
        if (given.isEmpty()) {
            return Optional.of(StatusFault.NONE);
        }
        if (status.isEmpty()) {
            return Optional.of(StatusFault.FORGED);
        }
        if (status.get().same(entry).isEmpty()) {
            return Optional.of(StatusFault.OF_ANOTHER);
        }
        return status.get().speaksOf(moment) ? Optional.empty() : Optional.of(StatusFault.STALE);
    }
}
