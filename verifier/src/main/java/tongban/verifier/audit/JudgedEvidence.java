package tongban.verifier.audit;

import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.EvidenceCheck.Verdict;
import tongban.kernel.seal.PublicKey;

/**
 * Evidence and what the kernel says of it.
 *
 * @param offset where it stands in a file
 */
record JudgedEvidence(Evidence evidence, Verdict verdict, long offset) {

    static JudgedEvidence of(Evidence evidence, Optional<PublicKey> seal, long offset) {
        ChannelName channel = evidence.checkpoint().checkpoint().channel();
        Verdict verdict = seal.map(key -> new EvidenceCheck(key).check(evidence))
                .orElseGet(() -> new Verdict.NotProven("the seal key of " + channel.from() + " is not known here"));
        return new JudgedEvidence(evidence, verdict, offset);
    }

    ChannelName channel() {
        return evidence.checkpoint().checkpoint().channel();
    }

    /** fork, skipped-index, wrong-key or replay. */
    String kind() {
        return switch (evidence) {
            case Evidence.Fork fork -> "fork";
            case Evidence.SkippedIndex skipped -> "skipped-index";
            case Evidence.WrongKey wrong -> "wrong-key";
            case Evidence.Replay replay -> "replay";
        };
    }

    /** proven, shown or not-proven. */
    String word() {
        return switch (verdict) {
            case Verdict.Proven proven -> "proven";
            case Verdict.Shown shown -> "shown";
            case Verdict.NotProven not -> "not-proven";
        };
    }

    String sentence() {
        return switch (verdict) {
            case Verdict.Proven proven -> proven.sentence();
            case Verdict.Shown shown -> shown.sentence();
            case Verdict.NotProven not -> not.sentence();
        };
    }
}
