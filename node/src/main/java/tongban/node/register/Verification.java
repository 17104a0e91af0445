package tongban.node.register;

import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/** How a later verification (事后核验) ended: an event, in the transaction that stores it. */
public sealed interface Verification {

    UUID verification();

    /** The matter for which it was asked. */
    Optional<String> matter();

    /** The register has the subject, and nothing differs from what was claimed. */
    record Verified(UUID verification, Optional<String> matter, UUID evidence) implements Verification {}

    /**
     * The register says something else.
     *
     * @param differing the claimed fields that differ; empty when it does not have the subject under this name
     */
    record Contradicted(UUID verification, Optional<String> matter, UUID evidence, SortedSet<String> differing)
            implements Verification {}

    /**
     * Nobody answered in time, or the answer was a refusal.
     *
     * @param cause the word of the refusal or of the last attempt
     */
    record GaveUp(UUID verification, Optional<String> matter, String cause) implements Verification {}
}
