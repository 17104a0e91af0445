package tongban.node.register;

import java.util.Optional;
import java.util.UUID;

/** Asks registers of this zone and of partners, and keeps what they answered. */
public interface RegisterQuestions {

    /**
     * Asks a register, outside any transaction. A partner is waited for a few seconds; what cannot be answered then is
     * verified later. Every answer is recorded as a look at the subject, here and at the zone that answers.
     */
    RegisterOutcome ask(Inquiry inquiry);

    /**
     * Evidence by its id, checked against the log that holds the answer. It is recorded as a look at the subject.
     *
     * @param looking who looks at it now, and for what
     */
    EvidenceCheck check(UUID evidence, Looking looking);

    /** Evidence that somebody shows: it must be, in all its parts, the one that is kept here under its id. */
    EvidenceCheck check(Evidence shown, Looking looking);

    /** A later verification as it stands. */
    Optional<VerificationState> verification(UUID id);

    /**
     * The proof that a partner said it, a file that {@code tongban audit check} reads.
     *
     * @return empty when there is no such evidence, or when this zone's own register gave it
     */
    Optional<byte[]> proof(UUID evidence);
}
