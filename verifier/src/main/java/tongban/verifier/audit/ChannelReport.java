package tongban.verifier.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeySchedule;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.Suite;
import tongban.verifier.command.Verdict;

/**
 * What the audit of one export found.
 *
 * @param channel whose log it is; empty when the file does not even say that
 * @param damage where the file stops being an export
 */
record ChannelReport(
        InputFile file,
        Optional<ChannelName> channel,
        Summary summary,
        Certificates certificates,
        List<Revocation> revocations,
        List<Breach> breaches,
        List<JudgedEvidence> evidence,
        Claims claims,
        Optional<Damage> damage) {

    /** Where a file stops making sense. */
    record Damage(long offset, String sentence) {}

    /**
     * What was sound of the log.
     *
     * @param entries up to the last good head
     * @param counted entries that count after revocations
     * @param from time of the first head
     * @param last the last good head
     * @param acknowledged the largest acknowledgement
     * @param idsComplete whether every id was held against every other one
     * @param outsideValidity heads whose key's certificate was not valid at the head's time
     */
    record Summary(
            long entries,
            long counted,
            long batches,
            Digest root,
            Optional<Instant> from,
            Optional<SignedCheckpoint> last,
            Optional<KeySchedule> keys,
            Optional<Acknowledgements.Acknowledged> acknowledged,
            Bodies bodies,
            boolean idsComplete,
            long outsideValidity) {}

    static ChannelReport unreadable(InputFile file, Damage damage) {
        TreeHash hash = new TreeHash(Suite.SM2_SM3);
        Summary nothing = new Summary(
                0,
                0,
                0,
                hash.emptyRoot(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Bodies(hash, List.of()),
                true,
                0);
        return new ChannelReport(
                file,
                Optional.empty(),
                nothing,
                new Certificates(new Trust(java.util.Map.of(), java.util.Map.of())),
                List.of(),
                List.of(),
                List.of(),
                new Claims(),
                Optional.of(damage));
    }

    /** What does not hold weighs more than the end that is missing or changed with it. */
    Verdict verdict() {
        if (!breaches.isEmpty()) {
            return Verdict.FAILED;
        }
        return damage.isPresent() ? Verdict.BAD_INPUT : Verdict.WELL;
    }
}
