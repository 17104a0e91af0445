package tongban.node.register;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What came of a question to a register. */
public sealed interface RegisterOutcome {

    /** The register answered; the evidence is stored. */
    record Given(Evidence evidence) implements RegisterOutcome {}

    /**
     * Nobody answers this question, now or later, unless something changes that the sentence names. Nothing is stored.
     *
     * @param reason a word of this module, of agreements or of the channel
     * @param provision the article, where one asks for it
     * @param sentence what was found and what would pass
     */
    record Refused(String reason, Optional<String> provision, String sentence) implements RegisterOutcome {}

    /**
     * The register could not be asked (数据源不可用): go on, it is verified later by itself (先行办理、事后核验), and ends in
     * one of {@link Verification}'s events.
     *
     * @param verification by which it is found
     * @param cause a word: {@code no-answer}, {@code not-sent}, {@code busy}, {@code away}, {@code not-told} or
     *     {@code no-register}
     * @param until when it is given up at last
     */
    record SourceUnavailable(UUID verification, String cause, Instant until) implements RegisterOutcome {}
}
